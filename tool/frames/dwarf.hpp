// Frames from debug information: of objects, executables and .dwo files, by GCC and Clang.
#pragma once

#include <string>
#include <vector>

#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/Error.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// What an object tells.
struct ObjectFrames {
  std::vector<Frame> Frames;
  std::vector<std::string> Coroutines;  ///< symbols of those that there are, described or not
  std::string Cause;                    ///< why frames are missing, where that can be told
};

llvm::Expected<ObjectFrames> readObject(const llvm::object::ObjectFile& Object, bool WantMembers);

}  // namespace dynify::gen
