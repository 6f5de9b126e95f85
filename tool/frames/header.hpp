// The header that tells the sizes to programs: dynify::measured<&Reader::read>.
#pragma once

#include <string>
#include <vector>

#include "model/frame.hpp"

namespace dynify::gen {

/// The text of the header. Functions that no other unit could name are left out.
std::string emitFramesHeader(const std::vector<Frame>& Frames);

/// The same of bounds, whose bytes are the sizes here: dynify::bound_of<&app::main_task>.
std::string emitBoundsHeader(const std::vector<Frame>& Roots);

}  // namespace dynify::gen
