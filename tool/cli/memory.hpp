// The memory that a run takes from the system.
#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"

namespace dynify::gen {

/// Calls `Run` in a thread with a stack of 256 MB: clang is recursive, and 8 MB, the usual stack,
/// end at a few thousand nested templates. What is not used takes no memory.
void runWithRoom(llvm::function_ref<void()> Run);

}  // namespace dynify::gen
