#include "scan/bodies/body_text.hpp"

#include <algorithm>

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace dynify::gen {

BodyText::BodyText(clang::SourceRange Range, const clang::ASTContext& Context)
    : Sources(Context.getSourceManager()), Language(Context.getLangOpts()) {
  const auto [InFile, First] = Sources.getDecomposedLoc(Range.getBegin());
  File = InFile;
  Buffer = Sources.getBufferData(File);
  Begin = First;
  End = Sources.getFileOffset(Range.getEnd()) + 1;  // behind the brace
  clang::Lexer Lexer(Sources.getLocForStartOfFile(File), Language, Buffer.begin(),
                     Buffer.begin() + Begin, Buffer.end());
  clang::Token T;
  while (!Lexer.LexFromRawLexer(T) && offset(T) < End) Tokens.push_back(T);
}

unsigned BodyText::offset(const clang::Token& T) const {
  return Sources.getFileOffset(T.getLocation());
}

clang::SourceLocation BodyText::locationAt(unsigned Offset) const {
  return Sources.getComposedLoc(File, Offset);
}

std::optional<unsigned> BodyText::offsetOf(clang::SourceLocation Token) const {
  while (Token.isMacroID()) {
    if (!Sources.isMacroArgExpansion(Token)) return std::nullopt;
    Token = Sources.getImmediateSpellingLoc(Token);
  }
  const auto [InFile, Offset] = Sources.getDecomposedLoc(Token);
  if (InFile != File || Offset < Begin || Offset >= End) return std::nullopt;
  return Offset;
}

unsigned BodyText::endOfToken(unsigned Offset) const {
  return Offset + clang::Lexer::MeasureTokenLength(locationAt(Offset), Sources, Language);
}

clang::Token BodyText::next(unsigned Offset) const {
  const auto Found = std::find_if(Tokens.begin(), Tokens.end(),
                                  [&](const clang::Token& T) { return offset(T) > Offset; });
  if (Found != Tokens.end()) return *Found;
  clang::Token None;
  None.startToken();
  None.setKind(clang::tok::eof);
  return None;
}

clang::Token BodyText::previous(unsigned Offset) const {
  clang::Token Last;
  Last.startToken();
  Last.setKind(clang::tok::eof);
  for (const clang::Token& T : Tokens) {
    if (offset(T) >= Offset) break;
    Last = T;
  }
  return Last;
}

llvm::StringRef BodyText::spelling(const clang::Token& T) const {
  return Buffer.substr(offset(T), T.getLength());
}

bool BodyText::isErased(unsigned Offset) const {
  return std::any_of(Erased.begin(), Erased.end(), [Offset](const auto& Part) {
    return Part.first <= Offset && Offset < Part.second;
  });
}

std::vector<clang::Token> BodyText::tokens() const {
  std::vector<clang::Token> Kept = Tokens;
  std::erase_if(Kept, [this](const clang::Token& T) { return isErased(offset(T)); });
  return Kept;
}

void BodyText::replace(unsigned From, unsigned To, BodyPieces By) {
  Changes.insert_or_assign({From, To}, std::move(By));
}

void BodyText::insert(unsigned At, BodyPieces What) {
  BodyPieces& There = Changes[{At, At}];
  const bool IsRepeated = !There.empty() && There.back().Text == What.back().Text &&
                          There.back().Part == What.back().Part && There.size() >= What.size();
  if (!IsRepeated) There.insert(There.end(), What.begin(), What.end());
}

void BodyText::erase(unsigned From, unsigned To) { Erased.emplace_back(From, std::min(To, End)); }

BodyPieces BodyText::pieces() const {
  std::map<std::pair<unsigned, unsigned>, BodyPieces> All = Changes;
  for (const auto& Part : Erased) All.insert({Part, {}});
  BodyPieces Result;
  unsigned Done = Begin;
  for (const auto& [Part, By] : All) {
    if (Part.first > Done) Result.push_back({BodyPart::Text, Buffer.slice(Done, Part.first).str()});
    Result.insert(Result.end(), By.begin(), By.end());
    Done = std::max(Done, Part.second);
  }
  Result.push_back({BodyPart::Text, Buffer.slice(Done, End).str()});
  return Result;
}

}  // namespace dynify::gen
