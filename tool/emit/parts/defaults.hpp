// Default methods: the bodies of a trait, and who calls them.
#pragma once

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// The call of the trait's body, `Given` behind the object that it may want. `Calls` stands in
/// front of members of the class of calls. A static one that calls nothing of an implementor is the
/// trait's own function.
std::string defaultCall(const Call& C, const Described& D, const std::string& Calls,
                        const std::string& Object, const std::string& Given);

/// The class of calls on an implementor that may lack methods, inside the dyn.
void printCalls(Printer& P, const Described& D);

/// What the trait's own coroutines leave to the linker, in front of the dyn's namespace.
void printOwnMethods(Printer& P, const Trait& T);

}  // namespace dynify::gen
