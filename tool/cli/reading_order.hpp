// Which headers of a call are read together, and which behind others: those that include the
// companions of others.
#pragma once

#include <vector>

#include "cli/compilation.hpp"
#include "cli/plan.hpp"

namespace dynify::gen {

/// The headers of `All` in groups: each is read once the companions of the groups before it are
/// there. Headers that include each other's companions stay in one group, where companions are
/// empty.
std::vector<Compilation> inReadingOrder(const Compilation& All, const std::vector<Job>& Jobs);

}  // namespace dynify::gen
