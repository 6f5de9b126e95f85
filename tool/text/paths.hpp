// Paths as text.
#pragma once

#include <string>

#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// `Path`, from the absolute `Directory` if it is relative, without `.` and `..`.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Directory);

/// `net/stream.hpp` -> `net/stream.dyn.hpp`.
std::string companionOf(llvm::StringRef Header);

}  // namespace dynify::gen
