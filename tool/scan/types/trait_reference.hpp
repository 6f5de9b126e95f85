// A trait as another trait names it: its dyns as text.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/TemplateBase.h"
#include "clang/AST/Type.h"
#include "model/trait.hpp"

namespace dynify::gen {

class TypeSpeller;

/// The model of an annotated class; null: it was refused.
using TraitLookup = std::function<const Trait*(const clang::CXXRecordDecl&)>;

/// An annotated class that a type names, with the template arguments that it is named with.
struct NamedTrait {
  const clang::CXXRecordDecl* Pattern = nullptr;  ///< which was annotated
  llvm::ArrayRef<clang::TemplateArgument> Arguments;
};

/// The trait that `Type`, a class, is; null pattern: it is none.
NamedTrait traitNamedBy(clang::QualType Type);

/// `::io::Read<Item>`, with its dyns; `Model` is of the class that was annotated.
TraitReference referenceTo(const Trait& Model, const NamedTrait& Named, const TypeSpeller& Types);

}  // namespace dynify::gen
