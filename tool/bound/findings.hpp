// What cannot be bounded, in words. docs/errors has a page for each.
#pragma once

#include <string>

#include "bound/worst_case.hpp"

namespace dynify::gen {

struct FindingText {
  std::string Text;
  std::string Fix;
};

FindingText describeFinding(const BoundFinding& F);

}  // namespace dynify::gen
