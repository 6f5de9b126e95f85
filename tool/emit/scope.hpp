// What stands around the parts of a companion.
#pragma once

#include <functional>
#include <vector>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// What stands in namespaces: definitions, with an empty line before and behind them, or
/// declarations only.
enum class Content { Definitions, Declarations };

/// What `Print` prints, in these namespaces.
void printInNamespace(Printer& P, const std::vector<Namespace>& Namespaces, Content What,
                      const std::function<void()>& Print);

/// What is deprecated has a deprecated companion; that this names it is no reason to warn.
void printUndeprecated(Printer& P, const std::function<void()>& Print);

}  // namespace dynify::gen
