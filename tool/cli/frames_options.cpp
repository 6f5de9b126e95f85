#include "cli/frames_options.hpp"

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Regex.h"
#include "text/shell.hpp"

namespace dynify::gen {
namespace {

namespace cl = llvm::cl;

/// The options of one process; made only where this command runs.
struct DeclaredFramesOptions {
  cl::OptionCategory Input{"Input"};
  cl::OptionCategory Output{"Output"};

  cl::list<std::string> Inputs{
      cl::Positional, cl::desc("<object, archive, .dwo, class dump or optimisation record>..."),
      cl::cat(Input)};
  cl::opt<std::string> Filter{"filter", cl::desc("Only functions whose name REGEX finds"),
                              cl::value_desc("REGEX"), cl::cat(Input)};

  Choice<FramesFormat> Format{
      "format", cl::desc("How to write it"),
      cl::values(clEnumValN(FramesFormat::Table, "table", "for people (default)"),
                 clEnumValN(FramesFormat::Json, "json", "for programs"),
                 clEnumValN(FramesFormat::Header, "header", "for dynify::measured, in C++"),
                 clEnumValN(FramesFormat::Html, "html", "a map of each frame, to look at")),
      cl::init(FramesFormat::Table), cl::cat(Output)};
  cl::opt<bool> Members{"members", cl::desc("Tell what is in each frame"), cl::ValueDisallowed,
                        cl::cat(Output)};
  cl::opt<std::string> Compare{"compare", cl::desc("Show in the HTML what changed since this JSON"),
                               cl::value_desc("FILE"), cl::cat(Output)};
  cl::opt<std::string> File{"o", cl::desc("Write to FILE, and only if that changes it"),
                            cl::value_desc("FILE"), cl::init("-"), cl::cat(Output)};
  ColorOption Color{Output};

  BudgetOptions Budget{"Exit 1, with a table, if a frame outgrew FILE",
                       "Write to the budget what was measured"};
};

constexpr const char* FramesOverview =
    "dynify-gen frames: sizes of coroutine frames, out of what compilers leave.\n";

constexpr const char* FramesExamples = R"(
EXAMPLES:

  dynify-gen frames build/drivers/*.o                    # a table, the largest first
  dynify-gen frames --members --filter 'Reader::' *.o    # what is in them
  dynify-gen frames --format=html -o frames.html *.o     # a map of each, to look at
  dynify-gen frames --budget frames.json --build gcc *.o # in CI: exit 1 if a frame grew

EXIT CODES:

  0  done
  1  no frames found, frames that no input describes, or a budget that is outgrown
  2  wrong options, or a file that cannot be read or written
)";

bool isConsistent(const FramesOptions& O, llvm::raw_ostream& Errors) {
  std::string Why;
  if (O.Inputs.empty()) return failUsage(Errors, "no input given; see 'dynify-gen frames --help'");
  if (!O.Filter.empty() && !llvm::Regex(O.Filter).isValid(Why))
    return failUsage(Errors, "'--filter' is no regular expression: " + Why);
  if (O.UpdateBudget && O.Budget.empty())
    return failUsage(Errors, "'--update-budget' needs '--budget'");
  if (!O.Compare.empty() && O.Format != FramesFormat::Html)
    return failUsage(Errors, "'--compare' needs '--format=html'");
  if (!O.Budget.empty() && (O.Format != FramesFormat::Table || O.Output != "-"))
    return failUsage(Errors, "'--budget' prints a table of its own: leave '--format' and '-o' out");
  return true;
}

}  // namespace

FramesCommandLine parseFramesCommandLine(const std::vector<const char*>& Arguments,
                                         llvm::raw_ostream& Errors) {
  forgetForeignOptions();
  static DeclaredFramesOptions D;
  const cl::extrahelp ExamplesHelp(FramesExamples);
  if (!parseOptions(Arguments, FramesOverview, Errors)) return {std::nullopt, Environment};
  chooseColor(D.Color);
  FramesOptions O;
  O.Inputs = {D.Inputs.begin(), D.Inputs.end()};
  O.Format = D.Format;
  O.Output = D.File;
  O.Filter = D.Filter;
  O.Compare = D.Compare;
  O.Budget = D.Budget.File;
  O.Build = D.Budget.Build;
  O.Members = D.Members;
  O.UpdateBudget = D.Budget.Update;
  O.UpdatingCommand = (Arguments[0] + llvm::Twine(" --update-budget ") +
                       shellCommand(llvm::ArrayRef(Arguments).drop_front()))
                          .str();
  if (!isConsistent(O, Errors)) return {std::nullopt, Environment};
  return {std::move(O), 0};
}

}  // namespace dynify::gen
