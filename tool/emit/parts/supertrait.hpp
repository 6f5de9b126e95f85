// What a companion says about the supertraits of a trait.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The conversions to the supertraits' dyns, and their methods.
void printSupertraitMembers(Printer& P, const Described& D, DynKind Kind);

/// What an implementor must offer, in the function that tells what it lacks.
void printSupertraitRequirements(Printer& P, const Described& D);

/// The tables of the direct supertraits, in the type of the trait's own.
void printSupertraitEntries(Printer& P, const Described& D);

/// The same in the table for one type of implementor.
void printSupertraitTables(Printer& P, const Described& D);

}  // namespace dynify::gen
