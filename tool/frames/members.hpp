// The parts of a frame: what each is for, and the gaps between them.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// What the compiler tells besides the members themselves.
struct FrameContext {
  std::set<std::string>
      Parameters;  ///< names of the function's parameters; GCC's are told by place
  std::uint64_t Size = 0;
  unsigned PointerSize = 8;
  bool IsClang = false;
};

/// Gives each member its purpose and a name for people, sorts them, and adds the gaps.
std::vector<FrameMember> explainMembers(std::vector<FrameMember> Members, const FrameContext& In);

}  // namespace dynify::gen
