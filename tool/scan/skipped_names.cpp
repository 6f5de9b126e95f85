#include "scan/skipped_names.hpp"

#include "clang/Basic/CharInfo.h"
#include "clang/Lex/Lexer.h"
#include "diagnose/diagnostics.hpp"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"

namespace dynify::gen {
namespace {

/// The identifiers of a text, one after the other.
class Words {
 public:
  explicit Words(llvm::StringRef Given) : Text(Given) {}

  /// The next one; empty at the end.
  llvm::StringRef next() {
    Text = Text.drop_until([](unsigned char C) { return clang::isAsciiIdentifierStart(C); });
    const llvm::StringRef Word =
        Text.take_while([](unsigned char C) { return clang::isAsciiIdentifierContinue(C); });
    Text = Text.drop_front(Word.size());
    return Word;
  }

 private:
  llvm::StringRef Text;
};

bool isMacroLike(llvm::StringRef Word) {
  return Word.size() > 1 &&
         llvm::none_of(Word, [](unsigned char C) { return clang::isLowercase(C); });
}

/// The first of `Names` that the text declares as a type or a macro: with no more than a word's
/// look at what stands before it, since this is no C++ that anybody has parsed.
llvm::StringRef declaredOf(const llvm::StringSet<>& Names, llvm::StringRef Text) {
  static const llvm::StringSet<> Introducing{"class", "struct",  "union", "enum",
                                             "using", "concept", "define"};
  Words In(Text);
  bool IsIntroduced = false;
  for (llvm::StringRef Word; !(Word = In.next()).empty();) {
    if (IsIntroduced && Names.contains(Word)) return Word;
    // A macro may stand between: `class LIBRARY_EXPORT name`.
    IsIntroduced = Introducing.contains(Word) || (IsIntroduced && isMacroLike(Word));
  }
  return {};
}

/// The macro that a directive `#if defined(HAS_IT)` or `#ifdef HAS_IT` asks for, if a user defines
/// it: names of the implementation are a compiler's own.
llvm::StringRef askedMacro(llvm::StringRef Directive) {
  Words In(Directive);
  llvm::StringRef Word = In.next();
  if (Word == "ifdef") {
    Word = In.next();
  } else if (Word == "if") {
    Word = In.next();
    if (Word == "defined") Word = In.next();
  } else {
    return {};
  }
  const bool IsOwn =
      Word.starts_with("__") || (Word.size() > 1 && Word[0] == '_' &&
                                 clang::isUppercase(static_cast<unsigned char>(Word[1])));
  return IsOwn || Directive.contains('!') ? llvm::StringRef() : Word;
}

std::string fixOf(llvm::StringRef Macro) {
  if (Macro.empty())
    return "hand it the flags that turn this on: 'COMPILE_OPTIONS' of dynify_add_traits(), or "
           "behind '--'";
  return ("hand it '-D" + Macro + "': 'dynify_add_traits(... COMPILE_OPTIONS -D" + Macro +
          ")', or behind '--'")
      .str();
}

}  // namespace

void remarkSkippedNames(clang::Preprocessor& PP, const ConditionalLog& Conditionals,
                        const std::set<std::string>& Missing) {
  llvm::StringSet<> Left;
  for (const std::string& Name : Missing) Left.insert(Name);
  const clang::SourceManager& Sources = PP.getSourceManager();
  for (const clang::SourceRange Range : Conditionals.skipped()) {
    if (Left.empty()) return;
    const llvm::StringRef Text = clang::Lexer::getSourceText(
        clang::CharSourceRange::getCharRange(Range), Sources, PP.getLangOpts());
    const llvm::StringRef Name = declaredOf(Left, Text);
    if (Name.empty()) continue;
    remarkSkipped(PP.getDiagnostics(), Range.getBegin(), Name,
                  fixOf(askedMacro(Text.take_until([](char C) { return C == '\n'; }))));
    Left.erase(Name);
  }
}

}  // namespace dynify::gen
