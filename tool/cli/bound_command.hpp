// `dynify-gen bound`: what trees of coroutines take on a frame_stack, at most.
#pragma once

#include <string>

#include "cli/bound_options.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// The exit code: 0 done, 1 something is not bounded or a budget outgrown, 2 what cannot be read or
/// written.
int runBound(const BoundOptions& O, const std::string& ToolPath, llvm::raw_ostream& Out,
             llvm::raw_ostream& Errors);

}  // namespace dynify::gen
