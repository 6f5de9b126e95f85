// Frames from Clang's optimisation record, as YAML or as a bit stream: at every -O, without -g.
#pragma once

#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// Whether this is such a record.
bool isRecord(llvm::StringRef Bytes);

llvm::Expected<std::vector<Frame>> readRecord(llvm::StringRef Bytes);

}  // namespace dynify::gen
