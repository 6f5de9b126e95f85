// Headers that include their own companion, and were not named: with --recursive they are read
// before it is known that they will have one.
#pragma once

namespace clang {
class Preprocessor;
}

namespace dynify::gen {

/// Reads the companion that a header includes of itself as if it were empty, whether it is missing
/// or stale. Headers of the system are left alone.
void emptyOwnCompanions(clang::Preprocessor& PP);

}  // namespace dynify::gen
