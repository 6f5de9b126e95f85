#include "scan/marks/attribute_fix.hpp"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace dynify::gen {
namespace {

bool dropLast(llvm::StringRef& Text, llvm::StringRef Token) {
  Text = Text.rtrim();
  return Text.consume_back(Token);
}

bool dropFirst(llvm::StringRef& Text, llvm::StringRef Token) {
  Text = Text.ltrim();
  return Text.consume_front(Token);
}

}  // namespace

AttributeFix::AttributeFix(clang::Sema& S, clang::SourceLocation Name)
    : Sources(S.getSourceManager()), Language(S.getLangOpts()) {
  if (Name.isInvalid() || Name.isMacroID()) return;
  const auto [File, Offset] = Sources.getDecomposedLoc(Name);
  Start = Sources.getLocForStartOfFile(File);
  find(Sources.getBufferData(File), Offset);
}

void AttributeFix::find(llvm::StringRef File, std::size_t Name) {
  llvm::StringRef Before = File.take_front(Name);
  llvm::StringRef After =
      File.drop_front(Name).drop_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  for (const llvm::StringRef Token : {"::", "dynify", "[", "["})
    if (!dropLast(Before, Token)) return;
  // Arguments with parentheses inside are left to the user.
  if (dropFirst(After, "(")) After = After.split(')').second;
  if (!dropFirst(After, "]") || !dropFirst(After, "]")) return;
  Begin = Before.size();
  End = File.size() - After.size();
  Text = File.slice(Begin, End);
  const llvm::StringRef Spaces = After.take_while([](char C) { return C == ' '; });
  if (!Spaces.empty())
    End += Spaces.size();
  else if (Begin > 0 && File[Begin - 1] == ' ')
    --Begin;
}

clang::SourceLocation AttributeFix::at(std::size_t Offset) const {
  return Start.getLocWithOffset(static_cast<clang::SourceLocation::IntTy>(Offset));
}

AttributeFix::Edits AttributeFix::remove() const {
  if (Text.empty()) return {};
  return {
      clang::FixItHint::CreateRemoval(clang::CharSourceRange::getCharRange(at(Begin), at(End)))};
}

AttributeFix::Edits AttributeFix::moveTo(const clang::CXXRecordDecl& Class) const {
  const clang::SourceLocation Place =
      clang::Lexer::getLocForEndOfToken(Class.getInnerLocStart(), 0, Sources, Language);
  if (Text.empty() || Place.isInvalid() || Place.isMacroID()) return {};
  Edits All = remove();
  All.push_back(clang::FixItHint::CreateInsertion(Place, (" " + Text).str()));
  return All;
}

}  // namespace dynify::gen
