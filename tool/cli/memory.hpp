// The memory that a run takes from the system.
#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"

namespace dynify::gen {

/// Calls `Run` where clang has room: on a stack of 256 MB, since it is recursive, and 8 MB, the
/// usual stack, end at a few thousand nested templates; and where it is known how, with a heap that
/// is cheap to get, since it fills sixty megabytes for one header and gives nothing back. What is
/// not used takes no memory.
void runWithRoom(llvm::function_ref<void()> Run);

}  // namespace dynify::gen
