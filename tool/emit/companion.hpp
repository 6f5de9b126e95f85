// From the model to the text of a companion header.
#pragma once

#include <string>

#include "model/trait.hpp"

namespace dynify::gen {

/// The companion of `H`. Not formatted yet.
std::string emitCompanion(const Header& H);

}  // namespace dynify::gen
