// One run of the tool: options -> scan -> emit -> write, and what is said on the way.
#pragma once

#include <string>

#include "cli/command_line.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// 0: done. 1: findings: an error in a header, a stale companion, a missing trait. 2: usage or
/// environment. `ToolPath`: where the tool itself stands.
int run(const Options& O, const std::string& ToolPath, llvm::raw_ostream& Out,
        llvm::raw_ostream& Errors);

}  // namespace dynify::gen
