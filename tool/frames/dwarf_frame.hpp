// One frame in debug information: a structure that the compiler made up.
#pragma once

#include <optional>

#include "llvm/DebugInfo/DWARF/DWARFDie.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// Whether a structure of this name is a frame.
bool isFrameName(llvm::StringRef Name);

/// The frame that this structure is, or nothing. `Function` is the one it is the frame of, where
/// that is known: Clang says so, GCC gives the position by itself.
std::optional<Frame> readFrame(llvm::DWARFDie Die, llvm::DWARFDie Function, bool WantMembers);

}  // namespace dynify::gen
