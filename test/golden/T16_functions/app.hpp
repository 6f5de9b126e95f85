// Functions that cannot be edited: declared again with the attribute, or named by --trait.
// options: --trait vendor::parse
#pragma once
#include "vendor.hpp"

namespace vendor {

/// Ours to mark.
[[dynify::trait]] dynify::task<int> send(std::string text, int times);

}  // namespace vendor
