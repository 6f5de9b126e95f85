// One row for each coroutine, out of what all inputs say.
#pragma once

#include <string>
#include <vector>

#include "model/frame.hpp"

namespace dynify::gen {

/// Frames of one symbol become one, with the largest size and alignment: an inline coroutine may
/// have another frame in another unit. Functions that only their own unit can call stay apart. The
/// result is sorted, the largest first; `Warnings` gets a line for each that differed.
std::vector<Frame> mergeFrames(std::vector<Frame> Frames, std::vector<std::string>& Warnings);

}  // namespace dynify::gen
