// Paths as text.
#pragma once

#include <string>

#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// `Path`, from the absolute `Directory` if it is relative, without `.` and `..`.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Directory);

/// `net/stream.hpp` -> `net/stream.dyn.hpp`.
std::string companionOf(llvm::StringRef Header);

/// The absolute `Path` as the head of a diff names it behind `a/` or `b/`: from `Directory`, where
/// `git apply` and `patch -p1` run, or from the root if it lies elsewhere.
std::string pathInDiff(llvm::StringRef Path, llvm::StringRef Directory);

}  // namespace dynify::gen
