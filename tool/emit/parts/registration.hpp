// What makes the runtime know a trait by its companion.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The specialisation of what the runtime asks, in front of the dyns, which are declared.
void printRegistration(Printer& P, const Described& D);

/// A friend of the dyns where the registration itself asks them.
void printRegistrationFriend(Printer& P, const Described& D);

}  // namespace dynify::gen
