// The name that a mark gives to a companion's class or function.
#pragma once

#include <optional>
#include <string>

#include "clang/AST/DeclBase.h"
#include "clang/Basic/Diagnostic.h"
#include "scan/marks/attributes.hpp"

namespace dynify::gen {

/// The name of the dyn in `[[dynify::trait("Name")]]`, or "". Nothing: the argument is not one
/// name, which is reported.
std::optional<std::string> requestedName(const clang::Decl& Marked, const AttributeLog& Attributes,
                                         clang::DiagnosticsEngine& Diagnostics);

}  // namespace dynify::gen
