// Methods as their traits declare them.
#pragma once

#include "clang/AST/DeclCXX.h"

namespace dynify::gen {

/// A method as the trait declares it: what a member of `Read<int>` was made from.
const clang::CXXMethodDecl& declaredMethod(const clang::CXXMethodDecl& M);

/// Whether the trait has a body for it.
bool hasDefault(const clang::CXXMethodDecl& M);

}  // namespace dynify::gen
