#include "cli/explain_command.hpp"

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "diagnose/pages.hpp"
#include "fmt/format.h"
#include "llvm/Support/CommandLine.h"
#include "text/nearest.hpp"

namespace dynify::gen {
namespace {

namespace cl = llvm::cl;

/// The options of one process; made only where this command runs.
struct DeclaredExplainOptions {
  cl::OptionCategory Output{"Output"};
  cl::list<std::string> Rules{cl::Positional, cl::desc("[<rule>...]"), cl::cat(Output)};
  ColorOption Color{Output};
};

constexpr const char* ExplainOverview =
    "dynify-gen explain: what is behind a rule, and the quick fix. A message ends in the name of "
    "its "
    "rule:\n'... [not-a-class]'. Without a name: all rules.\n";

bool explain(llvm::StringRef Rule, llvm::raw_ostream& Out, llvm::raw_ostream& Errors) {
  if (const std::string Text = explanation(Rule); !Text.empty()) {
    Out << Text << '\n';
    return true;
  }
  const llvm::StringRef Meant = nearest(Rule, allRules(), 4);
  return failUsage(Errors, fmt::format("there is no rule '{}'; {}", Rule.str(),
                                       Meant.empty() ? "'dynify-gen explain' lists them"
                                                     : "did you mean '" + Meant.str() + "'?"));
}

}  // namespace

int runExplain(llvm::ArrayRef<const char*> Arguments, llvm::raw_ostream& Out,
               llvm::raw_ostream& Errors) {
  forgetForeignOptions();
  static DeclaredExplainOptions D;
  if (!parseOptions(Arguments, ExplainOverview, Errors)) return Environment;
  chooseColor(D.Color);
  if (D.Rules.empty())
    for (const llvm::StringRef Rule : allRules()) Out << Rule << '\n';
  for (const llvm::StringRef Rule : D.Rules) {
    if (Rule != D.Rules.front()) Out << '\n';
    if (!explain(Rule.trim("[]"), Out, Errors)) return Environment;
  }
  return 0;
}

}  // namespace dynify::gen
