// One translation unit: its functions, and the groups of functions that one call may call.
#pragma once

#include <string>

#include "clang/Sema/Sema.h"
#include "model/bound.hpp"
#include "scan/marks/attributes.hpp"

namespace dynify::gen {

struct BoundUnitOptions {
  std::string Shown;      ///< the source as the user named it
  std::string Directory;  ///< paths below it are shown without it
};

BoundUnit readBoundUnit(clang::Sema& S, const AttributeLog& Attributes,
                        const BoundUnitOptions& Options);

}  // namespace dynify::gen
