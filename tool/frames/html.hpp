// The report to look at: one file, with a map of each frame to scale.
#pragma once

#include <string>
#include <vector>

#include "model/frame.hpp"

namespace dynify::gen {

/// `Earlier`, where it is given, is what was measured before: the report tells what changed.
std::string emitReport(const std::vector<Frame>& Frames, const std::vector<Frame>* Earlier);

}  // namespace dynify::gen
