// Frames from GCC's -fdump-lang-class: exact, at every -O, without -g. It tells no lines and no
// members.
#pragma once

#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// Whether this text may be such a dump.
bool isClassDump(llvm::StringRef Text);

llvm::Expected<std::vector<Frame>> readClassDump(llvm::StringRef Text);

}  // namespace dynify::gen
