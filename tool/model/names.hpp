// Every name that the tool makes up, computed here and nowhere else.
#pragma once

#include <string>
#include <vector>

#include "model/trait.hpp"

namespace dynify::gen {

/// `DynStream` for Stream, `DynOuterInner` for Outer::Inner, or what the attribute asked for.
std::string dynName(const Trait& T);

/// The dyn of the const trait: `Const` in front of the dyn's name.
std::string constDynName(const Trait& T);

/// The same as for a trait, for a function.
void assignNames(Function& F);

/// The names that generated text would use if nobody else did. A macro of one of these names would
/// break that text: the scanner adds those that are macros to Trait::Identifiers.
std::vector<std::string> preferredNames();

/// Gives names to everything in `T` that has none, apart from every identifier of the trait and
/// from each other: the generated members, the table's entries, the unnamed parameters.
void assignNames(Trait& T);

}  // namespace dynify::gen
