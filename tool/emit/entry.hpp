// A method's entry in the dyn's table.
#pragma once

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The entry of the table's type.
void printEntry(Printer& P, const Method& M, const Trait& T);

/// What it points to for one type of implementor.
void printThunk(Printer& P, const Method& M, const Trait& T);

}  // namespace dynify::gen
