// Which methods are coroutines: those for which the language finds a promise.
#pragma once

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"

namespace dynify::gen {

/// Whether `[[dynify::ordinary]]` stands on the method or on its class: what it returns is a value
/// that happens to be of a coroutine type.
bool isMarkedOrdinary(const clang::FunctionDecl& F);

class CoroutineTypes {
 public:
  explicit CoroutineTypes(clang::Sema& S);

  /// Whether `std::coroutine_traits<Result, Self&, Arguments...>::promise_type` is well-formed,
  /// without `Self&` for a function that has no object.
  /// Where the result depends on template parameters, the template that it is made from is asked
  /// instead, and the specialisations of coroutine_traits for that template. False where
  /// `<coroutine>` was not included.
  bool isCoroutine(const clang::FunctionDecl& F);

  /// Whether only the template arguments tell: `T`, `typename Policy::future<int>`, a template
  /// template parameter, a class template of which some specialisations have a promise. Whether
  /// `<coroutine>` was included does not matter: the header of the argument's type includes it.
  bool mayBeCoroutine(const clang::FunctionDecl& F);

 private:
  bool hasPromise(llvm::ArrayRef<clang::QualType> Arguments);
  bool templateHasPromise(const clang::TemplateDecl& Template);
  bool instanceMayHavePromise(const clang::ClassTemplateDecl& Template);
  bool servesAnyType() const;

  clang::Sema& S;
  clang::ClassTemplateDecl* Traits = nullptr;
};

}  // namespace dynify::gen
