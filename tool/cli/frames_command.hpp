// `dynify-gen frames`: how large coroutine frames are, and what is in them.
#pragma once

#include "cli/frames_options.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// The exit code: 0 done, 1 no frames or a budget outgrown, 2 what cannot be read or written.
int runFrames(const FramesOptions& O, llvm::raw_ostream& Out, llvm::raw_ostream& Errors);

}  // namespace dynify::gen
