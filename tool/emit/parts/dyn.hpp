// The dyns of a trait: classes whose methods call through the table.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// `/// ` in front of every line, and an empty line in front of all.
void printComment(Printer& P, const std::vector<std::string>& Lines);

/// What stands in front of their registration: default template arguments are said there, and there
/// only.
void printForwards(Printer& P, const Described& D);

/// The dyn, the one of the const trait if there is a const method, and what needs both.
void printDyns(Printer& P, const Described& D);

}  // namespace dynify::gen
