// What the command lines of the program and of its commands share.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// LLVM's libraries register options of their own, hundreds of them. None is meant for our users:
/// only those of these categories stay.
void forgetForeignOptions(llvm::ArrayRef<const llvm::cl::OptionCategory*> Ours);

/// The exit code of a command line that is not understood.
constexpr int UsageError = 2;

/// Reads the options that are declared; `Arguments[0]` is the program. False: something is wrong,
/// and was said.
bool parseOptions(llvm::ArrayRef<const char*> Arguments, const char* Overview,
                  llvm::raw_ostream& Errors);

/// False.
bool failUsage(llvm::raw_ostream& Errors, llvm::StringRef Message);

}  // namespace dynify::gen
