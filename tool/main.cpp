#include <vector>

#include "cli/command_line.hpp"
#include "cli/driver.hpp"
#include "cli/frames_command.hpp"
#include "cli/frames_options.hpp"
#include "cli/memory.hpp"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

namespace {

int runFramesCommand(int Count, const char** Arguments) {
  std::vector<const char*> Own(Arguments + 1, Arguments + Count);
  Own[0] = "dynify-gen frames";  // as the help shows it
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
  constexpr int Environment = 2;
  llvm::errs() << "dynify-gen: error: cannot write to standard output: " << Out.error().message()
               << '\n';
  Out.clear_error();
  return Environment;
}

int runTool(int Count, const char** Arguments) {
  if (Count > 1 && llvm::StringRef(Arguments[1]) == "frames")
    return runFramesCommand(Count, Arguments);
  static int Anchor;
  const std::string ToolPath = llvm::sys::fs::getMainExecutable(Arguments[0], &Anchor);
  const dynify::gen::CommandLine Command =
      dynify::gen::parseCommandLine(Count, Arguments, llvm::errs());
  if (!Command.Parsed) return Command.ExitCode;
  int Code = 0;
  dynify::gen::runWithRoom(
      [&] { Code = dynify::gen::run(*Command.Parsed, ToolPath, llvm::outs(), llvm::errs()); });
  return Code;
}

}  // namespace

int main(int Count, const char** Arguments) { return finish(runTool(Count, Arguments)); }
