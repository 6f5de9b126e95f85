#include "cli/command_line.hpp"

#include <algorithm>
#include <iterator>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "llvm/Support/CommandLine.h"
#include "text/shell.hpp"

namespace dynify::gen {
namespace {

namespace cl = llvm::cl;

/// The options of one process; made only where no command does.
struct DeclaredOptions {
  cl::OptionCategory Input{"Input"};
  cl::OptionCategory Output{"Output"};
  cl::OptionCategory Modes{"Instead of writing"};

  cl::list<std::string> Headers{cl::Positional, cl::desc("<header>... [-- <compiler flags>]"),
                                cl::cat(Input)};
  cl::opt<std::string> BuildPath{"p",
                                 cl::desc("Take compiler flags from compile_commands.json in DIR"),
                                 cl::value_desc("DIR"), cl::cat(Input)};
  cl::opt<std::string> StdinName{"stdin-name",
                                 cl::desc("The path that '-', standard input, stands for"),
                                 cl::value_desc("FILE"), cl::cat(Input)};
  cl::opt<std::string> ResourceDirectory{"resource-dir", cl::desc("Where clang's own headers are"),
                                         cl::value_desc("DIR"), cl::cat(Input)};
  cl::opt<bool> RequireTraits{"require-traits", cl::desc("Fail if a header has no trait"),
                              cl::ValueDisallowed, cl::cat(Input)};
  cl::opt<bool> Recursive{"recursive",
                          cl::desc("Take the headers with traits that a header includes, too"),
                          cl::ValueDisallowed, cl::cat(Input)};
  cl::list<std::string> Traits{"trait",
                               cl::desc("Take the class NAME, which is not marked, as a trait too"),
                               cl::value_desc("NAME[=DYN]"), cl::cat(Input)};
  cl::list<std::string> Skipped{"skip", cl::desc("Leave a method of such a class out"),
                                cl::value_desc("NAME::METHOD"), cl::cat(Input)};
  cl::opt<bool> SkipUnsupported{
      "skip-unsupported",
      cl::desc("Leave out what of such a class would be refused, with a remark"),
      cl::ValueDisallowed, cl::cat(Input)};

  cl::opt<std::string> File{"o", cl::desc("Write to FILE ('-': standard output); one header only"),
                            cl::value_desc("FILE"), cl::cat(Output)};
  cl::opt<std::string> Directory{"out-dir", cl::desc("Write below DIR, not beside the headers"),
                                 cl::value_desc("DIR"), cl::cat(Output)};
  cl::opt<std::string> Base{"base", cl::desc("Keep paths from DIR on below --out-dir"),
                            cl::value_desc("DIR"), cl::cat(Output)};
  cl::opt<std::string> Depfile{"depfile",
                               cl::desc("Write what was read to FILE, for make and ninja"),
                               cl::value_desc("FILE"), cl::cat(Output)};
  cl::opt<std::string> DepfileTarget{"depfile-target", cl::desc("The target in the depfile"),
                                     cl::value_desc("NAME"), cl::cat(Output)};
  cl::opt<bool> Touch{"touch",
                      cl::desc("Give companions that stay as they are the time of now, for make"),
                      cl::ValueDisallowed, cl::cat(Output)};
  Choice<DiagnosticFormat> Diagnostics{
      "diagnostics", cl::desc("How errors are written to standard error (default: as text)"),
      cl::values(clEnumValN(DiagnosticFormat::Text, "text", "as clang prints them"),
                 clEnumValN(DiagnosticFormat::Json, "json", "one JSON document"),
                 clEnumValN(DiagnosticFormat::Sarif, "sarif", "one SARIF 2.1.0 log")),
      cl::init(DiagnosticFormat::Text), cl::cat(Output)};
  ColorOption Color{Output};

  cl::opt<bool> Check{"check", cl::desc("Print how the outputs differ; exit 1 if they do"),
                      cl::ValueDisallowed, cl::cat(Modes)};
  Choice<ListFormat> List{"list",
                          cl::desc("Print the traits that were found (default: as text)"),
                          cl::ValueOptional,
                          cl::values(clEnumValN(ListFormat::Text, "", ""),
                                     clEnumValN(ListFormat::Text, "text", "for people"),
                                     clEnumValN(ListFormat::Json, "json", "for programs")),
                          cl::init(ListFormat::None),
                          cl::cat(Modes)};
};

constexpr const char* GeneratorOverview =
    "Writes x.dyn.hpp for x.hpp: the dyns of its classes marked [[dynify::trait]].\n";

constexpr const char* GeneratorExamples = R"(
EXAMPLES:

  dynify-gen stream.hpp -- -std=c++20 -Iinclude         # writes stream.dyn.hpp beside it
  dynify-gen net/*.hpp --out-dir gen --base . -p build  # flags of compile_commands.json
  dynify-gen --check net/*.hpp -p build                 # in CI: a diff of what is stale
  dynify-gen --list net/*.hpp -p build                  # what is found, and nothing written

EXIT CODES:

  0  done
  1  findings: a header does not compile, or is refused; --check: a companion is stale or missing
  2  usage or environment: a wrong option, a file that cannot be read or written
)";

bool isConsistent(const Options& O, llvm::raw_ostream& Errors) {
  const auto FromStdin = std::count(O.Headers.begin(), O.Headers.end(), "-");
  if (O.Headers.empty()) return failUsage(Errors, "no header given; see 'dynify-gen --help'");
  if (FromStdin > 1) return failUsage(Errors, "standard input can be read once only");
  if (FromStdin == 0 && !O.StdinName.empty())
    return failUsage(Errors, "'--stdin-name' needs the header '-'");
  if (!O.Output.empty() && O.Headers.size() > 1)
    return failUsage(Errors, "'-o' takes one header; use '--out-dir' for several");
  if (!O.Output.empty() && !O.OutputDirectory.empty())
    return failUsage(Errors, "'-o' and '--out-dir' cannot be used together");
  if (O.Recursive && (FromStdin > 0 || !O.Output.empty()))
    return failUsage(Errors,
                     "'--recursive' writes a file for each header, not standard output or '-o'");
  if (!O.BaseDirectory.empty() && O.OutputDirectory.empty())
    return failUsage(Errors, "'--base' needs '--out-dir'");
  if (!O.DepfileTarget.empty() && O.Depfile.empty())
    return failUsage(Errors, "'--depfile-target' needs '--depfile'");
  if (O.Check && O.List != ListFormat::None)
    return failUsage(Errors, "'--check' and '--list' cannot be used together");
  if (O.Touch && (O.Check || O.List != ListFormat::None))
    return failUsage(Errors, "'--touch' is for what is written: leave '--check' and '--list' out");
  if (O.Check && O.Output == "-")
    return failUsage(Errors, "'--check' needs a file to compare with, not '-o -'");
  return true;
}

Options collect(const DeclaredOptions& D) {
  Options O;
  O.Headers = {D.Headers.begin(), D.Headers.end()};
  O.StdinName = D.StdinName;
  O.Output = D.File;
  O.OutputDirectory = D.Directory;
  O.BaseDirectory = D.Base;
  O.BuildPath = D.BuildPath;
  O.ResourceDirectory = D.ResourceDirectory;
  O.Depfile = D.Depfile;
  O.DepfileTarget = D.DepfileTarget;
  O.Diagnostics = D.Diagnostics;
  O.List = D.List;
  O.Check = D.Check;
  O.RequireTraits = D.RequireTraits;
  O.Recursive = D.Recursive;
  O.Touch = D.Touch;
  O.Remote.Traits = {D.Traits.begin(), D.Traits.end()};
  O.Remote.Skipped = {D.Skipped.begin(), D.Skipped.end()};
  O.Remote.SkipUnsupported = D.SkipUnsupported;
  return O;
}

}  // namespace

CommandLine parseCommandLine(int Count, const char* const* Arguments, llvm::raw_ostream& Errors) {
  forgetForeignOptions();
  static DeclaredOptions D;
  static const std::string CommandList = describeCommands();
  const cl::extrahelp CommandsHelp(CommandList);
  const cl::extrahelp ExamplesHelp(GeneratorExamples);
  const llvm::ArrayRef<const char*> All(Arguments, static_cast<std::size_t>(Count));
  const auto Dashes =
      std::find_if(All.begin(), All.end(), [](llvm::StringRef A) { return A == "--"; });
  const llvm::ArrayRef<const char*> Own(All.begin(), Dashes);
  if (!parseOptions(Own, GeneratorOverview, Errors)) return {std::nullopt, Environment};
  chooseColor(D.Color);
  Options O = collect(D);
  if (Dashes != All.end()) O.Flags.assign(std::next(Dashes), All.end());
  O.WritingCommand = shellCommandWithout("check", All);
  if (!isConsistent(O, Errors)) return {std::nullopt, Environment};
  return {std::move(O), 0};
}

}  // namespace dynify::gen
