// The members of a trait that its dyn offers again: types, constants, enumerators.
#pragma once

#include <string>

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

enum class Defaults { Keep, Leave };

/// `template <class Request, std::size_t Size = 4>` and, below it, `requires ...`; nothing for no
/// template.
std::string templateHead(const TemplateHead& H, Defaults D);

/// How the dyn names its trait: as the namespace does, if no member of the trait's hides that.
std::string traitReference(const Trait& T);

void printExports(Printer& P, const Described& D);

}  // namespace dynify::gen
