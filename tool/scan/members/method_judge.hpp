// Which methods cannot be those of a trait, each reported at the token that is the reason.
#pragma once

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "diagnose/diagnostics.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/members/method_expressions.hpp"
#include "scan/remote/remote_trait.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

class MethodJudge {
 public:
  MethodJudge(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
              CoroutineTypes& Coroutines, const MethodExpressions& Expressions,
              const RemoteTrait* Remote);

  /// What a table has no entry for.
  bool refusesKind(const clang::CXXMethodDecl& M);
  /// The same of its parameters and its result, also of a function that has no object.
  bool refusesSignature(const clang::FunctionDecl& M);

  /// False: a member of an instance that its requires-clause takes away.
  bool isSatisfied(const clang::CXXMethodDecl& M);

  /// True.
  bool refuse(clang::SourceLocation Where, const Refusal& What, const clang::FunctionDecl& M,
              llvm::StringRef Second = {}, llvm::StringRef Third = {});

 private:
  void refuseFunction(clang::SourceLocation Where, const Refusal& What,
                      llvm::ArrayRef<llvm::StringRef> Arguments);
  bool refuseConversion(const clang::CXXMethodDecl& M);
  bool refuseForm(const clang::FunctionDecl& M);
  bool refuseType(clang::QualType Type, clang::SourceLocation Where, const clang::FunctionDecl& M);
  bool refuseValue(clang::QualType Type, clang::SourceLocation Where, const clang::FunctionDecl& M);
  bool isComplete(clang::QualType Type, clang::SourceLocation Where);
  bool refuseTrait(const NamedTrait& Named, clang::QualType Type, clang::SourceLocation Where,
                   const clang::FunctionDecl& M);
  bool refuseParameter(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);
  bool refuseResult(const clang::FunctionDecl& M);
  bool refuseImmovable(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);
  bool refuseDefault(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);

  clang::Sema& S;
  const clang::ASTContext& Context;
  const clang::CXXRecordDecl& Trait;
  const TypeSpeller& Types;
  CoroutineTypes& Coroutines;
  const MethodExpressions& Expressions;
  const RemoteTrait* Remote;  ///< null: the trait was written as one
};

}  // namespace dynify::gen
