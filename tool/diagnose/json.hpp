// Diagnostics for programs: `--diagnostics=json`.
#pragma once

#include <vector>

#include "diagnose/log.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

void writeJson(const std::vector<Diagnostic>& All, llvm::raw_ostream& Stream);

}  // namespace dynify::gen
