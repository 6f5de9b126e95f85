// Default methods: the bodies of a trait, and who calls them.
#pragma once

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The class of calls on an implementor that may lack methods, inside the dyn.
void printCalls(Printer& P, const Trait& T);

/// What the trait's own coroutines leave to the linker, in front of the dyn's namespace.
void printWeakSymbols(Printer& P, const Trait& T);

}  // namespace dynify::gen
