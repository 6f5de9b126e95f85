// Classes of another library as traits: named by aliases, and on the command line.
// options: --trait vendor::Clock=AnyClock --skip vendor::Clock::operator++
// options: --trait vendor::Queue --skip vendor::Queue::visit
#pragma once

#include "vendor.hpp"

namespace client {

using Client [[dynify::trait, dynify::skip("close")]] = vendor::Client;

/// Numbers in a row.
using Numbers [[dynify::trait("AnyNumbers"), dynify::skip("visit")]] = vendor::Queue<int>;

}  // namespace client
