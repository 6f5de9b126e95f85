// Default methods: the bodies of a trait, and who calls them.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The class of calls on an implementor that may lack methods, inside the dyn.
void printCalls(Printer& P, const Described& D);

/// What the trait's own coroutines leave to the linker, in front of the dyn's namespace.
void printOwnMethods(Printer& P, const Trait& T);

}  // namespace dynify::gen
