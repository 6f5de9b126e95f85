// The text of a function's body, and what is put in at its places.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include "model/trait.hpp"

namespace dynify::gen {

using BodyPieces = std::vector<BodyPiece>;

/// Text that is printed as it is.
inline BodyPiece textPiece(std::string What) { return {BodyPart::Text, std::move(What)}; }

class BodyText {
 public:
  /// `Range` starts and ends in one file, with tokens that no macro made.
  BodyText(clang::SourceRange Range, const clang::ASTContext& Context);

  /// Where the token that starts there stands in the file; nothing: not in this body, or in the
  /// text of a macro. A macro's argument stands where the macro is used.
  std::optional<unsigned> offsetOf(clang::SourceLocation Token) const;
  /// Behind the token that starts there.
  unsigned endOfToken(unsigned Offset) const;
  /// The token behind the one that starts there, comments left out.
  clang::Token next(unsigned Offset) const;
  /// The token in front of the one that starts there, comments left out; `eof`: there is none.
  clang::Token previous(unsigned Offset) const;
  unsigned offset(const clang::Token& T) const;
  clang::SourceLocation locationAt(unsigned Offset) const;
  llvm::StringRef slice(unsigned From, unsigned To) const { return Buffer.slice(From, To); }
  llvm::StringRef spelling(const clang::Token& T) const;

  /// Those of the body but for what was erased, as the file has them.
  std::vector<clang::Token> tokens() const;

  void replace(unsigned From, unsigned To, BodyPieces By);
  /// Behind what was inserted there before; the same once only, since the arguments of macros may
  /// be read twice.
  void insert(unsigned At, BodyPieces What);
  /// Text that the preprocessor does not see: may overlap with other such text.
  void erase(unsigned From, unsigned To);

  BodyPieces pieces() const;

 private:
  bool isErased(unsigned Offset) const;

  const clang::SourceManager& Sources;
  const clang::LangOptions& Language;
  clang::FileID File;
  llvm::StringRef Buffer;
  unsigned Begin;
  unsigned End;
  std::vector<clang::Token> Tokens;
  std::map<std::pair<unsigned, unsigned>, BodyPieces> Changes;
  std::vector<std::pair<unsigned, unsigned>> Erased;
};

}  // namespace dynify::gen
