// What a companion says about the supertraits of a trait.
#pragma once

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// Which of the two dyns of a trait is printed.
enum class DynKind { Mutable, Const };

/// The conversions to the supertraits' dyns, and their methods.
void printSupertraitMembers(Printer& P, const Trait& T, DynKind Kind);

/// What an implementor must offer, inside a requires-expression.
void printSupertraitRequirements(Printer& P, const Trait& T);

/// The tables of the direct supertraits, in the type of the trait's own.
void printSupertraitEntries(Printer& P, const Trait& T);

/// The same in the table for one type of implementor.
void printSupertraitTables(Printer& P, const Trait& T);

}  // namespace dynify::gen
