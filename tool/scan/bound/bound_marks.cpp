#include "scan/bound/bound_marks.hpp"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "diagnose/diagnostics.hpp"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {
namespace {

/// The token behind `[[...]]`, and behind further attributes; `Name` is inside of the brackets.
clang::SourceLocation behindBrackets(clang::SourceLocation Name,
                                     const clang::SourceManager& Sources,
                                     const clang::LangOptions& Language) {
  int Closed = 0;
  int Depth = 0;
  clang::SourceLocation At = Name;
  for (;;) {
    const auto Next = clang::Lexer::findNextToken(At, Sources, Language);
    if (!Next || Next->is(clang::tok::eof)) return {};
    At = Next->getLocation();
    if (Next->is(clang::tok::l_paren)) ++Depth;
    if (Next->is(clang::tok::r_paren)) --Depth;
    if (Depth > 0) continue;
    if (Next->is(clang::tok::r_square)) {
      ++Closed;
    } else if (Closed >= 2 && Next->is(clang::tok::l_square)) {
      Closed = 0;  // of another attribute
    } else if (Closed >= 2) {
      return At;
    }
  }
}

/// Where the `[[` is: a declaration begins there, and not behind its attributes.
clang::SourceLocation openingBracket(clang::SourceLocation Name,
                                     const clang::SourceManager& Sources) {
  const auto [File, Offset] = Sources.getDecomposedLoc(Name);
  const std::size_t At = Sources.getBufferData(File).take_front(Offset).rfind("[[");
  if (At == llvm::StringRef::npos) return {};
  return Sources.getLocForStartOfFile(File).getLocWithOffset(
      static_cast<clang::SourceLocation::IntTy>(At));
}

}  // namespace

BoundMarks::BoundMarks(const clang::ASTContext& Context, const AttributeLog& Log)
    : Sources(Context.getSourceManager()) {
  for (const AttributeUse& Use : Log.uses()) {
    if (Use.Name != "bound") continue;
    std::uint64_t Number = 0;
    llvm::StringRef Digits;
    if (Use.Arguments.size() == 1) Digits = Use.Arguments.front();
    while (Digits.consume_back("u") || Digits.consume_back("U") || Digits.consume_back("l") ||
           Digits.consume_back("L")) {
    }
    if (Digits.getAsInteger(0, Number)) {
      Damaged.push_back(Use.Location);
      continue;
    }
    if (!Use.Location.isFileID()) continue;
    Behind.emplace(behindBrackets(Use.Location, Sources, Context.getLangOpts()), Number);
    Behind.emplace(openingBracket(Use.Location, Sources), Number);
  }
}

std::optional<std::uint64_t> BoundMarks::of(const clang::Stmt& S) {
  if (S.getBeginLoc().isInvalid()) return std::nullopt;
  const auto Found = Behind.find(S.getBeginLoc());
  return Found == Behind.end() ? std::nullopt : std::optional(Found->second);
}

std::optional<std::uint64_t> BoundMarks::of(const clang::FunctionDecl& F) {
  for (const clang::FunctionDecl* D : F.redecls())
    for (const clang::SourceLocation At : {D->getBeginLoc(), D->getInnerLocStart()})
      if (const auto Found = Behind.find(At); At.isValid() && Found != Behind.end())
        return Found->second;
  if (const clang::FunctionDecl* Pattern = F.getTemplateInstantiationPattern())
    if (Pattern != &F) return of(*Pattern);
  return std::nullopt;
}

void BoundMarks::reportDamaged(clang::DiagnosticsEngine& Diagnostics) const {
  for (const clang::SourceLocation At : Damaged)
    report(Diagnostics, At, refusals::AttributeArgument,
           {"bound", "one number", "'[[dynify::bound(4)]]'"});
}

}  // namespace dynify::gen
