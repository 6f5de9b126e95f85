#include "diagnose/collector.hpp"

#include <optional>
#include <string>

#include "clang/Basic/DiagnosticIDs.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "diagnose/missing_include.hpp"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/JSON.h"

namespace dynify::gen {
namespace {

Severity severityOf(clang::DiagnosticsEngine::Level Level) {
  switch (Level) {
    case clang::DiagnosticsEngine::Note:
      return Severity::Note;
    case clang::DiagnosticsEngine::Remark:
      return Severity::Remark;
    case clang::DiagnosticsEngine::Warning:
      return Severity::Warning;
    default:
      return Severity::Error;
  }
}

/// Our own messages end in the name of their page.
std::string takeRule(llvm::StringRef& Message, unsigned Id) {
  if (Id < clang::diag::DIAG_UPPER_LIMIT || !Message.ends_with("]")) return rules::Compiler.str();
  const auto [Text, Rule] = Message.drop_back().rsplit(" [");
  const auto IsOfName = [](char C) { return (C >= 'a' && C <= 'z') || C == '-'; };
  if (Rule.empty() || !llvm::all_of(Rule, IsOfName)) return rules::Compiler.str();
  Message = Text;
  return Rule.str();
}

/// What clang says about places of one translation unit.
class Places {
 public:
  Places(const clang::SourceManager& Given, const clang::LangOptions& Spoken,
         const RenderOptions& Paths)
      : Sources(Given), Language(Spoken), Shown(Paths) {}

  /// The token at `Where`, as the user named its file.
  SourceRange token(clang::SourceLocation Where) const {
    const clang::SourceLocation Begin = Sources.getFileLoc(Where);
    const unsigned Length = clang::Lexer::MeasureTokenLength(Begin, Sources, Language);
    return range(Begin, Begin.getLocWithOffset(static_cast<int>(Length)));
  }

  /// Nothing: it cannot be written into a file, as it is the text of a macro.
  std::optional<Replacement> replacement(const clang::FixItHint& Hint) const {
    const clang::CharSourceRange Removed =
        clang::Lexer::makeFileCharRange(Hint.RemoveRange, Sources, Language);
    if (Removed.isInvalid()) return std::nullopt;
    // Text that is moved stands elsewhere in the source.
    const std::string Text =
        Hint.InsertFromRange.isValid()
            ? clang::Lexer::getSourceText(Hint.InsertFromRange, Sources, Language).str()
            : Hint.CodeToInsert;
    return Replacement{range(Removed.getBegin(), Removed.getEnd()), llvm::json::fixUTF8(Text)};
  }

 private:
  SourceRange range(clang::SourceLocation Begin, clang::SourceLocation End) const {
    const clang::PresumedLoc Place = Sources.getPresumedLoc(Begin);
    if (Place.isInvalid()) return {};
    return {Shown.shown(Place.getFilename()), position(Begin), position(End)};
  }

  Position position(clang::SourceLocation Where) const {
    const clang::PresumedLoc Place = Sources.getPresumedLoc(Where);
    if (Place.isInvalid()) return {};
    const unsigned Column = Place.getColumn();
    const auto [File, Offset] = Sources.getDecomposedLoc(Where);
    const llvm::StringRef Text = Sources.getBufferData(File);
    unsigned CodePoint = 1;
    for (const char C : Text.substr(Offset - (Column - 1), Column - 1))
      CodePoint += (static_cast<unsigned char>(C) & 0xC0U) == 0x80U ? 0U : 1U;
    return {Place.getLine(), Column, CodePoint};
  }

  const clang::SourceManager& Sources;
  const clang::LangOptions& Language;
  const RenderOptions& Shown;
};

}  // namespace

void Collector::BeginSourceFile(const clang::LangOptions& Spoken, const clang::Preprocessor*) {
  Language = Spoken;
}

void Collector::HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                                 const clang::Diagnostic& Info) {
  DiagnosticConsumer::HandleDiagnostic(Level, Info);
  llvm::SmallString<128> Formatted;
  Info.FormatDiagnostic(Formatted);
  Formatted += missingInclude(Formatted);
  llvm::StringRef Message = Formatted;
  Diagnostic D;
  D.Level = severityOf(Level);
  D.Rule = takeRule(Message, Info.getID());
  D.Text = llvm::json::fixUTF8(Message);
  if (Info.hasSourceManager() && Info.getLocation().isValid()) {
    const Places In(Info.getSourceManager(), Language, Options);
    D.Where = In.token(Info.getLocation());
    for (const clang::FixItHint& Hint : Info.getFixItHints()) {
      std::optional<Replacement> R = In.replacement(Hint);
      if (!R) {  // half of a fix is none
        D.Fixes.clear();
        break;
      }
      D.Fixes.push_back(std::move(*R));
    }
  }
  Log.keep(std::move(D));
}

}  // namespace dynify::gen
