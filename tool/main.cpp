#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/bound_command.hpp"
#include "cli/bound_options.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/driver.hpp"
#include "cli/exit_code.hpp"
#include "cli/explain_command.hpp"
#include "cli/frames_command.hpp"
#include "cli/frames_options.hpp"
#include "cli/memory.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "fmt/format.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace {

using Arguments = std::vector<const char*>;

int runFramesCommand(const Arguments& Own) {
  const dynify::gen::FramesCommandLine Command =
      dynify::gen::parseFramesCommandLine(Own, llvm::errs());
  if (!Command.Parsed) return Command.ExitCode;
  return dynify::gen::runFrames(*Command.Parsed, llvm::outs(), llvm::errs());
}

/// The exit code once all is written: a full disk is told as everything else is.
int finish(int Code) {
  llvm::raw_fd_ostream& Out = llvm::outs();
  Out.flush();
  if (!Out.has_error()) return Code;
  dynify::gen::failUsage(llvm::errs(), "cannot write to standard output: " + Out.error().message());
  Out.clear_error();
  return dynify::gen::Environment;
}

std::string pathOfTool(const char* Name) {
  static int Anchor;
  return llvm::sys::fs::getMainExecutable(Name, &Anchor);
}

int runBoundCommand(const Arguments& Own, const char* Tool) {
  const dynify::gen::BoundCommandLine Command =
      dynify::gen::parseBoundCommandLine(Own, llvm::errs());
  if (!Command.Parsed) return Command.ExitCode;
  int Code = 0;
  dynify::gen::runWithRoom([&] {
    Code = dynify::gen::runBound(*Command.Parsed, pathOfTool(Tool), llvm::outs(), llvm::errs());
  });
  return Code;
}

int runGenerator(const Arguments& All) {
  const std::string ToolPath = pathOfTool(All[0]);
  const dynify::gen::CommandLine Command =
      dynify::gen::parseCommandLine(static_cast<int>(All.size()), All.data(), llvm::errs());
  if (!Command.Parsed) return Command.ExitCode;
  int Code = 0;
  dynify::gen::runWithRoom(
      [&] { Code = dynify::gen::run(*Command.Parsed, ToolPath, llvm::outs(), llvm::errs()); });
  return Code;
}

/// `help frames` is `frames --help`.
Arguments withHelpAsOption(Arguments All) {
  if (All.size() < 2 || llvm::StringRef(All[1]) != "help") return All;
  All.erase(All.begin() + 1);
  All.resize(All.size() > 1 && llvm::StringRef(All[1]) != "help" ? 2 : 1);
  All.push_back("--help");
  return All;
}

int runTool(Arguments All) {
  All = withHelpAsOption(std::move(All));
  const llvm::StringRef First = All.size() > 1 ? All[1] : "";
  if (First == "frames" || First == "bound" || First == "explain") {
    const std::string Name = (All[0] + llvm::Twine(" ") + First).str();
    Arguments Own(All.begin() + 1, All.end());
    Own[0] = Name.c_str();
    if (First == "bound") return runBoundCommand(Own, All[0]);
    return First == "frames" ? runFramesCommand(Own)
                             : dynify::gen::runExplain(Own, llvm::outs(), llvm::errs());
  }
  const llvm::StringRef Meant = dynify::gen::nearestCommand(First);
  if (Meant.empty() || llvm::sys::fs::exists(First)) return runGenerator(All);
  dynify::gen::failUsage(
      llvm::errs(),
      fmt::format("no such command or file: '{}'; did you mean '{}'?", First.str(), Meant.str()));
  return dynify::gen::Environment;
}

}  // namespace

int main(int Count, const char** Given) {
  dynify::gen::chooseColor(dynify::gen::ColorChoice::Auto);
  return finish(runTool({Given, Given + Count}));
}
