// The static methods of a trait that expressions name.
#pragma once

#include <set>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"

namespace dynify::gen {

/// The static methods of the trait, or of its bases, that are named without a scope in front. A dyn
/// calls those of its implementor by such a name; `Trait::f` is the trait's own.
std::set<const clang::CXXMethodDecl*> staticNames(const clang::Stmt& In,
                                                  const clang::CXXRecordDecl& Trait);

}  // namespace dynify::gen
