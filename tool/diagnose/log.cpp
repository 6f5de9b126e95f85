#include "diagnose/log.hpp"

#include <utility>

#include "diagnose/json.hpp"
#include "diagnose/sarif.hpp"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/WithColor.h"

namespace dynify::gen {

void DiagnosticLog::say(Severity Level, llvm::StringRef Rule, const std::string& Text,
                        const std::string& File) {
  if (isText())
    (Level == Severity::Error     ? llvm::WithColor::error(Stream, "dynify-gen")
     : Level == Severity::Warning ? llvm::WithColor::warning(Stream, "dynify-gen")
                                  : llvm::WithColor::note(Stream, "dynify-gen"))
        << Text << '\n';
  else
    keep({Level, Rule.str(), Text, {File, {}, {}}, {}, {}});
}

void DiagnosticLog::sayAt(const SourceRange& Where, Severity Level, llvm::StringRef Rule,
                          const std::string& Text, const std::string& Note) {
  if (!isText()) {
    keep({Level, Rule.str(), Text, Where, {}, {}});
    keep({Severity::Note, Rule.str(), Note, Where, {}, {}});
    return;
  }
  const std::string Shown = Text + " [" + Rule.str() + "]";
  auto File = llvm::MemoryBuffer::getFile(Where.File);
  if (!File || Where.Begin.Line == 0) {
    say(Level, Rule, Shown);
    say(Severity::Note, Rule, Note);
    return;
  }
  llvm::SourceMgr Sources;
  const unsigned Id = Sources.AddNewSourceBuffer(std::move(*File), llvm::SMLoc());
  const llvm::SMLoc At = Sources.FindLocForLineAndColumn(Id, Where.Begin.Line, Where.Begin.Column);
  Sources.PrintMessage(
      Stream, At,
      Level == Severity::Warning ? llvm::SourceMgr::DK_Warning : llvm::SourceMgr::DK_Error, Shown);
  Sources.PrintMessage(Stream, At, llvm::SourceMgr::DK_Note, Note);
}

void DiagnosticLog::take(DiagnosticLog& From) {
  for (Diagnostic& D : From.Kept) Kept.push_back(std::move(D));
  From.Kept.clear();
}

void DiagnosticLog::keep(Diagnostic D) {
  if (D.Level == Severity::Note && !Kept.empty())
    Kept.back().Notes.push_back(std::move(D));
  else
    Kept.push_back(std::move(D));
}

void DiagnosticLog::finish(int ExitCode) {
  if (Format == DiagnosticFormat::Json) writeJson(Kept, Stream);
  if (Format == DiagnosticFormat::Sarif) writeSarif(Kept, ExitCode, Stream);
  Stream.flush();
}

}  // namespace dynify::gen
