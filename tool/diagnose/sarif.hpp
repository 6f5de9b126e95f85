// Diagnostics for programs in the Static Analysis Results Interchange Format, version 2.1.0:
// `--diagnostics=sarif`. Clang has a writer of its own, whose paths are always absolute.
#pragma once

#include <vector>

#include "diagnose/log.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

void writeSarif(const std::vector<Diagnostic>& All, int ExitCode, llvm::raw_ostream& Stream);

}  // namespace dynify::gen
