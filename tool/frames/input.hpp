// What a compiler left, whatever kind of file it is.
#pragma once

#include <string>
#include <vector>

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// A file, or a member of an archive.
struct InputFrames {
  std::string Input;
  std::vector<Frame> Frames;
  std::vector<std::string> Unknown;  ///< symbols of coroutines whose frames are not described
  std::string Cause;                 ///< why some may be missing; empty: no idea
};

/// Reads one file; nothing of it is kept but the frames. What is cut off or damaged, by accident or
/// on purpose, is an error.
llvm::Expected<std::vector<InputFrames>> readInput(const std::string& Path, bool WantMembers);

/// The same for a file that was read already; its name is that of the buffer.
llvm::Expected<std::vector<InputFrames>> readInput(llvm::MemoryBufferRef File, bool WantMembers);

}  // namespace dynify::gen
