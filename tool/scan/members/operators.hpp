// Operators as methods.
#pragma once

#include <string>

#include "clang/Basic/OperatorKinds.h"

namespace dynify::gen {

/// Whether it is an `operator new` or `operator delete`.
bool allocates(clang::OverloadedOperatorKind Operator);

/// `operator_plus_equal`: an operator as an identifier.
std::string identifierOf(clang::OverloadedOperatorKind Operator);

}  // namespace dynify::gen
