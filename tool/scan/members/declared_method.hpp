// Methods as their traits declare them.
#pragma once

#include "clang/AST/DeclCXX.h"

namespace dynify::gen {

/// A method as the trait declares it: what a member of `Read<int>` was made from.
const clang::CXXMethodDecl& declaredMethod(const clang::CXXMethodDecl& M);

/// Whether the trait has a body for it, which an implementor gets that has none.
bool hasDefault(const clang::CXXMethodDecl& M);

/// Whether the class, or a base of it, leaves methods to derived classes that are not public: its
/// implementors are derived from it, so that the bodies of its public methods are theirs already.
bool isNonVirtualInterface(const clang::CXXRecordDecl& Class);

}  // namespace dynify::gen
