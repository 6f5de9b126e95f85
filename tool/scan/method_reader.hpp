// One method of a trait, from the AST to the model, or refused.
#pragma once

#include <optional>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "diagnose/diagnostics.hpp"
#include "model/trait.hpp"
#include "scan/coroutines.hpp"
#include "scan/remote_trait.hpp"
#include "scan/types.hpp"

namespace dynify::gen {

class MethodReader {
 public:
  MethodReader(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
               CoroutineTypes& Coroutines, const RemoteTrait* Remote = nullptr);

  /// Nothing: refused, and reported at the token that is the reason.
  std::optional<Method> read(const clang::CXXMethodDecl& M);
  /// The same for a function that has no object, whose name is not asked.
  std::optional<Method> readFunction(const clang::FunctionDecl& M);

  /// False: a member of an instance that its requires-clause takes away.
  bool isSatisfied(const clang::CXXMethodDecl& M);

  /// True.
  bool refuse(clang::SourceLocation Where, const Refusal& What, const clang::FunctionDecl& M,
              llvm::StringRef Second = {}, llvm::StringRef Third = {});

 private:
  void refuseFunction(clang::SourceLocation Where, const Refusal& What,
                      llvm::ArrayRef<llvm::StringRef> Arguments);
  bool refuseKind(const clang::CXXMethodDecl& M);
  bool refuseConversion(const clang::CXXMethodDecl& M);
  bool refuseForm(const clang::FunctionDecl& M);
  bool refuseSignature(const clang::FunctionDecl& M);
  bool refuseType(clang::QualType Type, clang::SourceLocation Where, const clang::FunctionDecl& M);
  bool refuseValue(clang::QualType Type, clang::SourceLocation Where, const clang::FunctionDecl& M);
  bool isComplete(clang::QualType Type, clang::SourceLocation Where);
  bool refuseTrait(const NamedTrait& Named, clang::QualType Type, clang::SourceLocation Where,
                   const clang::FunctionDecl& M);
  bool refuseParameter(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);
  bool refuseResult(const clang::FunctionDecl& M);
  bool refuseImmovable(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);

  std::optional<Parameter> readParameter(const clang::ParmVarDecl& P, Method& M);
  std::optional<Parameter> readTraitParameter(const clang::ParmVarDecl& P, Method& M);
  void readConversion(const clang::CXXConversionDecl& M, Method& Read);
  bool readResult(const clang::FunctionDecl& M, Method& Read);
  bool refuseDefault(const clang::ParmVarDecl& P, const clang::FunctionDecl& M);
  std::string readConstraint(const clang::FunctionDecl& M);
  std::string readNoexcept(const clang::FunctionDecl& M);
  std::optional<std::string> readDefault(const clang::ParmVarDecl& P);

  clang::Sema& S;
  const clang::ASTContext& Context;
  const clang::CXXRecordDecl& Trait;
  const TypeSpeller& Types;
  CoroutineTypes& Coroutines;
  const RemoteTrait* Remote;  ///< null: the trait was written as one
};

}  // namespace dynify::gen
