// What makes the runtime know a trait by its companion.
#pragma once

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// Specialisations of what the runtime asks, behind the dyns: it is by them that a dyn which is
/// copied is told from an implementor.
void printRegistration(Printer& P, const Trait& T);

}  // namespace dynify::gen
