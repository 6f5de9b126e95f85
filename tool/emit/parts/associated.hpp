// What a companion says about the associated types of a trait, which are parameters of its dyn.
#pragma once

#include <string>

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// What the runtime knows the dyn's trait by: `Named`, or that with its associated types.
std::string registered(const Described& D, const std::string& Named);

/// The types that an implementor of the dyn must name, in the function that tells what it lacks.
void printTypeRequirements(Printer& P, const Described& D);

/// An implementor of the trait, without its types, implements it with its own. `Head` and `Class`
/// are the trait's as a partial specialisation outside its namespace names it.
void printAssociated(Printer& P, const Described& D, const std::string& Head,
                     const std::string& Class);

/// What finds the types by the object that a dyn is made of.
void printDeductionGuides(Printer& P, const Described& D);

}  // namespace dynify::gen
