#include "diagnose/log.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "diagnose/json.hpp"
#include "diagnose/sarif.hpp"

namespace dynify::gen {

std::string helpPage(llvm::StringRef Rule) {
  const std::array Others{rules::Compiler, rules::Environment, rules::NoTrait, rules::OutOfDate};
  if (Rule == rules::Style)
    return "docs/reference/generator.md#where-a-companion-goes-and-what-it-says";
  if (std::find(Others.begin(), Others.end(), Rule) != Others.end())
    return "docs/reference/generator.md#exit-codes";
  return "docs/errors/" + Rule.str() + ".md";
}

void DiagnosticLog::say(Severity Level, llvm::StringRef Rule, const std::string& Text,
                        const std::string& File) {
  if (isText())
    Stream << "dynify-gen: " << (Level == Severity::Error ? "error" : "warning") << ": " << Text
           << '\n';
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
