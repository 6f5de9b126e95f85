// Reads the sources of `dynify-gen bound`, as many at once as the machine has cores.
#pragma once

#include <string>

#include "cli/bound_options.hpp"
#include "diagnose/log.hpp"
#include "model/bound.hpp"

namespace dynify::gen {

/// Adds what is in the sources to `Program`. The exit code.
int readBoundSources(const BoundOptions& O, const std::string& ToolPath, DiagnosticLog& Log,
                     BoundUnit& Program);

}  // namespace dynify::gen
