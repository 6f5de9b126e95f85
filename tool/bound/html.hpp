// The report to look at: each root's frames to scale.
#pragma once

#include <string>
#include <vector>

#include "bound/worst_case.hpp"

namespace dynify::gen {

/// One page, which a browser shows as it stands, without a script.
std::string emitBoundReport(const std::vector<RootBound>& Roots);

}  // namespace dynify::gen
