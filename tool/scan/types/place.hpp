// Where a declaration stands.
#pragma once

#include <vector>

#include "clang/AST/Decl.h"
#include "model/trait.hpp"

namespace dynify::gen {

/// The namespaces and classes around a class, or around an alias that stands for one.
void readPlace(const clang::NamedDecl& Class, Trait& T);
/// The namespaces around a declaration.
void readPlace(const clang::NamedDecl& D, std::vector<Namespace>& Namespaces);

}  // namespace dynify::gen
