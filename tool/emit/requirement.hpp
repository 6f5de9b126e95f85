// What an implementor must have, and how it is told what it lacks.
#pragma once

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The function that tells the first of what an implementor lacks.
void printRequirements(Printer& P, const Trait& T);

/// Whether the implementor has the method of a default, or one that comes close: which must be as
/// the trait says, then.
void printHasOwn(Printer& P, const Method& M, const Trait& T);

}  // namespace dynify::gen
