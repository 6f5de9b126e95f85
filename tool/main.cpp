#include "cli/command_line.hpp"
#include "cli/driver.hpp"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

int main(int Count, const char** Arguments) {
  static int Anchor;
  const std::string ToolPath = llvm::sys::fs::getMainExecutable(Arguments[0], &Anchor);
  const dynify::gen::CommandLine Command =
      dynify::gen::parseCommandLine(Count, Arguments, llvm::errs());
  if (!Command.Parsed) return Command.ExitCode;
  return dynify::gen::run(*Command.Parsed, ToolPath, llvm::outs(), llvm::errs());
}
