// The memory that a run takes from the system.
#pragma once

namespace dynify::gen {

/// Makes memory cheap to get for the run that follows, where that is known how: clang fills sixty
/// megabytes for one header and gives nothing back.
void prepareMemory();

}  // namespace dynify::gen
