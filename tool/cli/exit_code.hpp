// How the program ends, whichever command it runs.
#pragma once

namespace dynify::gen {

/// `Environment`: a command line that is not understood, or what it names cannot be read or
/// written.
enum ExitCode { Done = 0, Findings = 1, Environment = 2 };

}  // namespace dynify::gen
