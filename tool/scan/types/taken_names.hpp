// The names that mean something where a companion stands.
#pragma once

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"

namespace dynify::gen {

/// The names that the companion must not use for anything else. Names that come from macros stand
/// in the model, not in the class's text; names that are macros stand in neither.
void readIdentifiers(const clang::CXXRecordDecl& Class, clang::Sema& S, Trait& T);

}  // namespace dynify::gen
