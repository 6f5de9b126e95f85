// Expressions of a trait - default arguments, conditions - as text that means the same in its
// companion.
#pragma once

#include <optional>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/Sema/Sema.h"

namespace dynify::gen {

/// As the user wrote it. Printed from the AST where it names a macro that is another one, or none,
/// at the end of the headers; with every name in full where it names a member of a class around the
/// trait. Nothing: it cannot be said outside of the class.
std::optional<std::string> textOf(const clang::Expr& E, clang::SourceRange Range,
                                  const clang::CXXRecordDecl& Trait, clang::Sema& S,
                                  const clang::PrintingPolicy& Policy);

}  // namespace dynify::gen
