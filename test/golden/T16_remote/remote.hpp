// Classes of another library as traits, named by aliases.
#pragma once

#include "vendor.hpp"

namespace app {

using Client [[dynify::trait, dynify::skip("close")]] = vendor::Client;

/// Numbers in a row.
using Numbers [[dynify::trait("AnyNumbers"), dynify::skip("visit")]] = vendor::Queue<int>;

}  // namespace app
