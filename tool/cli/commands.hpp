// The words that may stand first on the command line.
#pragma once

#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

struct Command {
  llvm::StringLiteral Name;
  llvm::StringLiteral Arguments;
  llvm::StringLiteral Summary;
};

llvm::ArrayRef<Command> commands();

/// The part of the help that lists them.
std::string describeCommands();

/// The command that `Word`, which is none and no file, was meant to be; empty: no command.
llvm::StringRef nearestCommand(llvm::StringRef Word);

}  // namespace dynify::gen
