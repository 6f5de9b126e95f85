// What a companion sees and its trait does not: names that are declared between the two.
#pragma once

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// What is written in a class, and stands again in the companion of a trait.
struct Moved {
  const clang::CXXRecordDecl& From;   ///< the trait, or a base of it
  const clang::CXXRecordDecl& Trait;  ///< whose companion stands behind the end of its header
};

/// A declaration of `Name` behind the class, in the rest of the trait's file or in what that
/// includes, which a name without a scope would find from the trait's namespace; null: there is
/// none.
const clang::NamedDecl* declaredBehind(llvm::StringRef Name, const Moved& Text);

/// Whether a call of `F` by its full name may take another function: an overload of the same scope
/// that is declared behind the class, and takes as many arguments.
bool isOverloadedBehind(const clang::FunctionDecl& F, const Moved& Text);

}  // namespace dynify::gen
