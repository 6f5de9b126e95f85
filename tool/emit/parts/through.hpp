// The methods of a dyn once more, for calls that something is added to: a place (dynify::bind), or
// an owner that lives as long as the call (dynify::box, dynify::shared).
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// Whether calls through this dyn can be added to: whether it has coroutine methods, or some that
/// an object is given away to.
bool hasThrough(const Described& D, DynKind Kind);

/// The declaration, inside the dyn.
void printThroughDeclaration(Printer& P, const Described& D, DynKind Kind);

/// The definition, behind the dyn: it holds one, which must be complete.
void printThrough(Printer& P, const Described& D, DynKind Kind);

}  // namespace dynify::gen
