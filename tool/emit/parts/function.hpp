// Free functions: `dyn_fetch` for `fetch`.
#pragma once

#include <vector>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The companions of functions, those of one namespace together.
void printFunctions(Printer& P, const std::vector<Function>& All);

}  // namespace dynify::gen
