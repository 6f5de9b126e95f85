#include "diagnose/log.hpp"

#include <utility>

#include "diagnose/json.hpp"
#include "diagnose/sarif.hpp"
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
