// What the command lines of the program and of its commands share.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// LLVM's libraries register options of their own, hundreds of them. None is meant for our users:
/// only those of these categories stay.
void forgetForeignOptions(llvm::ArrayRef<const llvm::cl::OptionCategory*> Ours);

/// Says what is wrong with the options as clang does, which LLVM's parser does not. True: nothing
/// is. `Arguments[0]` is the program.
bool checkOptions(llvm::ArrayRef<const char*> Arguments, llvm::raw_ostream& Errors);

void printVersion(llvm::raw_ostream& Stream);

}  // namespace dynify::gen
