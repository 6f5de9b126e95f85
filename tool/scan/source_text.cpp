#include "scan/source_text.hpp"

#include <algorithm>
#include <optional>

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/RawCommentList.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace dynify::gen {
namespace {

/// Where the declaration starts, attributes and template parameters included.
clang::SourceLocation startOf(const clang::Decl& D, const clang::SourceManager& Sources) {
  clang::SourceLocation Start = D.getBeginLoc();
  const auto Consider = [&](clang::SourceLocation Location) {
    if (Location.isValid() && Sources.isBeforeInTranslationUnit(Location, Start)) Start = Location;
  };
  for (const clang::Attr* A : D.attrs()) Consider(A->getRange().getBegin());
  if (const clang::TemplateDecl* Template = D.getDescribedTemplate())
    Consider(Template->getBeginLoc());
  return Sources.getExpansionLoc(Start);
}

/// clang attaches no comment across a `;` or `{`, which an attribute's text or a requires-clause
/// may hold. This one only asks that nothing but white space and the brackets of an attribute stand
/// between.
const clang::RawComment* commentBefore(const clang::Decl& D, const clang::ASTContext& Context) {
  const clang::SourceManager& Sources = Context.getSourceManager();
  const auto [File, Offset] = Sources.getDecomposedLoc(startOf(D, Sources));
  const std::map<unsigned, clang::RawComment*>* Comments = Context.Comments.getCommentsInFile(File);
  if (!Comments) return nullptr;
  auto Next = Comments->lower_bound(Offset);
  if (Next == Comments->begin()) return nullptr;
  const clang::RawComment* Comment = std::prev(Next)->second;
  if (!Comment->isDocumentation() || Comment->isTrailingComment()) return nullptr;
  const unsigned End = Sources.getFileOffset(Comment->getEndLoc());
  const llvm::StringRef Between = Sources.getBufferData(File).slice(End, Offset);
  return Between.find_first_not_of(" \t\r\n[") == llvm::StringRef::npos ? Comment : nullptr;
}

/// A comment behind the declaration, on its line: `int level();  ///< Its level`. clang attaches
/// those to fields only.
const clang::RawComment* commentBehind(const clang::Decl& D, const clang::ASTContext& Context) {
  const clang::SourceManager& Sources = Context.getSourceManager();
  const auto [File, Offset] = Sources.getDecomposedLoc(Sources.getExpansionLoc(D.getEndLoc()));
  const std::map<unsigned, clang::RawComment*>* Comments = Context.Comments.getCommentsInFile(File);
  if (!Comments) return nullptr;
  const auto Next = Comments->upper_bound(Offset);
  if (Next == Comments->end() || !Next->second->isDocumentation() ||
      !Next->second->isTrailingComment())
    return nullptr;
  const llvm::StringRef Between = Sources.getBufferData(File).slice(Offset, Next->first);
  return Between.count(';') == 1 && !Between.contains('\n') ? Next->second : nullptr;
}

std::string quoted(llvm::StringRef Text) {
  std::string Quoted;
  llvm::raw_string_ostream Stream(Quoted);
  Stream << '"';
  for (const char C : Text) {
    if (C == '"' || C == '\\') Stream << '\\';
    if (C == '\n')
      Stream << "\\n";
    else
      Stream << C;
  }
  Stream << '"';
  return Stream.str();
}

std::string withText(const char* Name, llvm::StringRef Text) {
  return Text.empty() ? Name : std::string(Name) + "(" + quoted(Text) + ")";
}

/// Nothing where a line's end means something: comments, directives, raw strings.
std::optional<std::string> onOneLine(llvm::StringRef Text) {
  if (!Text.contains('\n')) return Text.str();
  for (const llvm::StringRef Mark : {"//", "#", "R\"", "\\\n"})
    if (Text.contains(Mark)) return std::nullopt;
  std::string Line;
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    const auto [First, Behind] = Rest.split('\n');
    Line += (Line.empty() ? "" : " ") + First.trim().str();
    Rest = Behind;
  }
  return Line;
}

/// The range as text of one file, or nothing where a macro made a part of it only.
std::optional<std::string> fileText(clang::SourceRange Range, const clang::ASTContext& Context) {
  const clang::SourceManager& Sources = Context.getSourceManager();
  const clang::CharSourceRange Characters = clang::Lexer::makeFileCharRange(
      clang::CharSourceRange::getTokenRange(Range), Sources, Context.getLangOpts());
  if (Characters.isInvalid()) return std::nullopt;
  return onOneLine(clang::Lexer::getSourceText(Characters, Sources, Context.getLangOpts()));
}

const clang::RawComment* commentOf(const clang::Decl& D, const clang::ASTContext& Context) {
  const clang::RawComment* Comment = Context.getRawCommentForDeclNoCache(&D);
  if (!Comment) Comment = commentBefore(D, Context);
  if (!Comment) Comment = commentBehind(D, Context);
  return Comment;
}

/// A macro that makes a class makes its members at the same place: the comment there is the
/// class's.
bool isOfClassAround(const clang::RawComment* Comment, const clang::Decl& D,
                     const clang::ASTContext& Context) {
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext());
  return Class && D.getLocation().isMacroID() && commentOf(*Class, Context) == Comment;
}

}  // namespace

std::vector<std::string> documentationOf(const clang::Decl& D, const clang::ASTContext& Context) {
  const clang::RawComment* Comment = commentOf(D, Context);
  std::vector<std::string> Lines;
  if (!Comment || isOfClassAround(Comment, D, Context)) return Lines;
  for (const auto& Line :
       Comment->getFormattedLines(Context.getSourceManager(), Context.getDiagnostics()))
    Lines.push_back(llvm::StringRef(Line.Text).rtrim().str());
  while (!Lines.empty() && Lines.back().empty()) Lines.pop_back();
  while (!Lines.empty() && Lines.front().empty()) Lines.erase(Lines.begin());
  return Lines;
}

std::string sourceOf(clang::SourceRange Range, const clang::Expr* E,
                     const clang::ASTContext& Context, const clang::PrintingPolicy& Policy) {
  if (const std::optional<std::string> Text = fileText(Range, Context)) return *Text;
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  if (E) E->printPretty(Stream, nullptr, Policy);
  return Stream.str();
}

std::vector<std::string> carriedAttributes(const clang::Decl& D) {
  std::vector<std::string> Attributes;
  if (const auto* Nodiscard = D.getAttr<clang::WarnUnusedResultAttr>())
    Attributes.push_back(withText("nodiscard", Nodiscard->getMessage()));
  if (const auto* Deprecated = D.getAttr<clang::DeprecatedAttr>())
    Attributes.push_back(withText("deprecated", Deprecated->getMessage()));
  return Attributes;
}

void collectIdentifiers(clang::SourceRange Range, const clang::ASTContext& Context,
                        std::set<std::string>& Names) {
  const clang::SourceManager& Sources = Context.getSourceManager();
  const auto [File, Begin] = Sources.getDecomposedLoc(Sources.getExpansionLoc(Range.getBegin()));
  const unsigned End = Sources.getFileOffset(Sources.getExpansionLoc(Range.getEnd()));
  const llvm::StringRef Text = Sources.getBufferData(File);
  clang::Lexer Lexer(Sources.getLocForStartOfFile(File), Context.getLangOpts(), Text.begin(),
                     Text.begin() + Begin, Text.end());
  clang::Token T;
  while (!Lexer.LexFromRawLexer(T) && Sources.getFileOffset(T.getLocation()) <= End)
    if (T.is(clang::tok::raw_identifier)) Names.insert(T.getRawIdentifier().str());
}

SourcePosition positionOf(clang::SourceLocation Location, const clang::ASTContext& Context) {
  const clang::PresumedLoc Place = Context.getSourceManager().getPresumedLoc(Location);
  return Place.isValid() ? SourcePosition{Place.getLine(), Place.getColumn()} : SourcePosition{};
}

}  // namespace dynify::gen
