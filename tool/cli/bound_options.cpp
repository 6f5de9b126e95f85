#include "cli/bound_options.hpp"

#include <algorithm>
#include <iterator>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "llvm/Support/CommandLine.h"
#include "text/shell.hpp"

namespace dynify::gen {
namespace {

namespace cl = llvm::cl;

/// The options of one process; made only where this command runs.
struct DeclaredBoundOptions {
  cl::OptionCategory Input{"Input"};
  cl::OptionCategory Output{"Output"};

  cl::list<std::string> Sources{cl::Positional, cl::desc("[<source>...] [-- <compiler flags>]"),
                                cl::cat(Input)};
  cl::opt<std::string> BuildPath{
      "p",
      cl::desc("Take compiler flags, and sources if none is named, from DIR's "
               "compile_commands.json"),
      cl::value_desc("DIR"), cl::cat(Input)};
  cl::list<std::string> Roots{
      "root", cl::desc("The function that starts a tree of calls (default: those that none calls)"),
      cl::value_desc("NAME"), cl::cat(Input)};
  cl::list<std::string> Frames{"frames",
                               cl::desc("Sizes: what 'dynify-gen frames' reads, or its JSON"),
                               cl::value_desc("FILE"), cl::cat(Input)};
  cl::opt<std::string> ResourceDirectory{"resource-dir", cl::desc("Where clang's own headers are"),
                                         cl::value_desc("DIR"), cl::cat(Input)};

  Choice<BoundFormat> Format{
      "format", cl::desc("How to write it"),
      cl::values(clEnumValN(BoundFormat::Tree, "tree", "the frames of the worst moment (default)"),
                 clEnumValN(BoundFormat::Table, "table", "a row for each root"),
                 clEnumValN(BoundFormat::Json, "json", "for programs"),
                 clEnumValN(BoundFormat::Header, "header", "for dynify::bound_of, in C++"),
                 clEnumValN(BoundFormat::Html, "html", "the frames to scale, to look at")),
      cl::init(BoundFormat::Tree), cl::cat(Output)};
  cl::opt<std::string> File{"o", cl::desc("Write to FILE, and only if that changes it"),
                            cl::value_desc("FILE"), cl::init("-"), cl::cat(Output)};
  Choice<DiagnosticFormat> Diagnostics{
      "diagnostics", cl::desc("How errors are written to standard error (default: as text)"),
      cl::values(clEnumValN(DiagnosticFormat::Text, "text", "as clang prints them"),
                 clEnumValN(DiagnosticFormat::Json, "json", "one JSON document"),
                 clEnumValN(DiagnosticFormat::Sarif, "sarif", "one SARIF 2.1.0 log")),
      cl::init(DiagnosticFormat::Text), cl::cat(Output)};
  ColorOption Color{Output};

  BudgetOptions Budget{"Exit 1, with a table, if a root outgrew FILE",
                       "Write to the budget what was computed"};
};

constexpr const char* BoundOverview =
    "dynify-gen bound: the bytes that a tree of coroutines takes on a frame_stack, at most.\n";

constexpr const char* BoundExamples = R"(
EXAMPLES:

  dynify-gen bound -p build --frames build/app.opt.yaml          # all roots, with their frames
  dynify-gen bound main.cpp --frames main.o -- -std=c++20        # one source, by flags
  dynify-gen bound -p build --root app::main_task --frames f.json --format=header -o app.bounds.hpp
  dynify-gen bound -p build --frames f.json --budget bounds.json # in CI: exit 1 if a tree grew

EXIT CODES:

  0  done
  1  something is not bounded, a source does not compile, or a budget is outgrown
  2  wrong options, or a file that cannot be read or written
)";

bool isConsistentBound(const BoundOptions& O, llvm::raw_ostream& Errors) {
  if (O.Sources.empty() && O.BuildPath.empty())
    return failUsage(Errors, "no source given, and no '-p'; see 'dynify-gen bound --help'");
  if (O.Frames.empty())
    return failUsage(Errors, "no sizes given: name what tells them by '--frames'");
  if (O.UpdateBudget && O.Budget.empty())
    return failUsage(Errors, "'--update-budget' needs '--budget'");
  if (!O.Budget.empty() && (O.Format != BoundFormat::Tree || O.Output != "-"))
    return failUsage(Errors, "'--budget' prints a table of its own: leave '--format' and '-o' out");
  return true;
}

}  // namespace

BoundCommandLine parseBoundCommandLine(const std::vector<const char*>& Arguments,
                                       llvm::raw_ostream& Errors) {
  forgetForeignOptions();
  static DeclaredBoundOptions D;
  const cl::extrahelp ExamplesHelp(BoundExamples);
  const auto Dashes =
      std::find_if(Arguments.begin(), Arguments.end(), [](llvm::StringRef A) { return A == "--"; });
  const llvm::ArrayRef<const char*> Own = llvm::ArrayRef(Arguments).take_front(
      static_cast<std::size_t>(std::distance(Arguments.begin(), Dashes)));
  if (!parseOptions(Own, BoundOverview, Errors)) return {std::nullopt, Environment};
  chooseColor(D.Color);
  BoundOptions O;
  O.Sources = {D.Sources.begin(), D.Sources.end()};
  if (Dashes != Arguments.end()) O.Flags.assign(std::next(Dashes), Arguments.end());
  O.BuildPath = D.BuildPath;
  O.ResourceDirectory = D.ResourceDirectory;
  O.Roots = {D.Roots.begin(), D.Roots.end()};
  O.Frames = {D.Frames.begin(), D.Frames.end()};
  O.Format = D.Format;
  O.Output = D.File;
  O.Budget = D.Budget.File;
  O.Build = D.Budget.Build;
  O.UpdateBudget = D.Budget.Update;
  O.Diagnostics = D.Diagnostics;
  O.UpdatingCommand = (Arguments[0] + llvm::Twine(" --update-budget ") +
                       shellCommand(llvm::ArrayRef(Arguments).drop_front()))
                          .str();
  if (!isConsistentBound(O, Errors)) return {std::nullopt, Environment};
  return {std::move(O), 0};
}

}  // namespace dynify::gen
