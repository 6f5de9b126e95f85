// What an implementor must have, and how it is told what it lacks.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The function that tells the first of what an implementor lacks, and the names of what it has.
void printRequirements(Printer& P, const Described& D);

/// Whether the implementor has the method of a default, or one that comes close: which must be as
/// the trait says, then.
void printHasOwn(Printer& P, const Call& C, const Described& D);

}  // namespace dynify::gen
