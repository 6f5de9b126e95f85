// The table of a trait: an entry for each method, and what the entries are for one type of
// implementor.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The type of the table.
void printTable(Printer& P, const Described& D);

/// The table itself: a function for each entry that calls the implementor.
void printThunks(Printer& P, const Described& D);

}  // namespace dynify::gen
