// What stands around the parts of a companion.
#pragma once

#include <functional>
#include <vector>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// What `Print` prints, as declarations of these namespaces.
void printInNamespace(Printer& P, const std::vector<Namespace>& Namespaces,
                      const std::function<void()>& Print);

/// What is deprecated has a deprecated companion; that this names it is no reason to warn.
void printUndeprecated(Printer& P, const std::function<void()>& Print);

}  // namespace dynify::gen
