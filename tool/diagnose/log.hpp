// What a run says, in the order that it is said: printed at once as text, or kept, and written as
// one document for programs.
#pragma once

#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

enum class DiagnosticFormat { Text, Json, Sarif };

enum class Severity { Error, Warning, Remark, Note };

/// A place in a line. Clang, and with it our text and JSON, counts bytes; SARIF has code points.
struct Position {
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned CodePoint = 0;
};

struct SourceRange {
  std::string File;  ///< as the user named it; "" for no place
  Position Begin;
  Position End;  ///< behind the last character
};

struct Replacement {
  SourceRange Where;
  std::string Text;
};

struct Diagnostic {
  Severity Level = Severity::Error;
  std::string Rule;  ///< of a refusal, the name of its page in docs/errors
  std::string Text;
  SourceRange Where;
  std::vector<Replacement> Fixes;
  std::vector<Diagnostic> Notes;
};

/// Rules that are no refusals.
namespace rules {
inline constexpr llvm::StringLiteral Compiler = "compiler";  ///< clang's own errors
inline constexpr llvm::StringLiteral Environment = "environment";
inline constexpr llvm::StringLiteral NoTrait = "no-trait";
inline constexpr llvm::StringLiteral OutOfDate = "out-of-date";
inline constexpr llvm::StringLiteral Source = "source";
inline constexpr llvm::StringLiteral Style = "style";
}  // namespace rules

class DiagnosticLog {
 public:
  DiagnosticLog(llvm::raw_ostream& To, DiagnosticFormat Given) : Stream(To), Format(Given) {}

  bool isText() const { return Format == DiagnosticFormat::Text; }
  /// Where text goes.
  llvm::raw_ostream& stream() { return Stream; }

  /// Without a place: of the run, or of a whole file.
  void say(Severity Level, llvm::StringRef Rule, const std::string& Text,
           const std::string& File = {});
  /// At a token, with its line and a note behind it: of a file that nobody has open any more.
  void sayAt(const SourceRange& Where, Severity Level, llvm::StringRef Rule,
             const std::string& Text, const std::string& Note);
  /// Kept; notes go to the one before. Not for text.
  void keep(Diagnostic D);
  /// What another one has kept goes behind what this one has.
  void take(DiagnosticLog& From);
  /// Writes what was kept. No output at all for text.
  void finish(int ExitCode);

 private:
  llvm::raw_ostream& Stream;
  const DiagnosticFormat Format;
  std::vector<Diagnostic> Kept;
};

}  // namespace dynify::gen
