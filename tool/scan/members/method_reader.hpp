// One method of a trait, from the AST to the model, or refused.
#pragma once

#include <optional>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/members/method_expressions.hpp"
#include "scan/members/method_judge.hpp"
#include "scan/remote/remote_trait.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

class MethodReader {
 public:
  MethodReader(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
               CoroutineTypes& Coroutines, const RemoteTrait* Remote = nullptr);
  MethodReader(const MethodReader&) = delete;  // its judge refers to its expressions
  MethodReader& operator=(const MethodReader&) = delete;

  /// Nothing: refused, and reported at the token that is the reason.
  std::optional<Method> read(const clang::CXXMethodDecl& M);
  /// The same for a function that has no object, whose name is not asked.
  std::optional<Method> readFunction(const clang::FunctionDecl& M);

  /// What is not to be read.
  MethodJudge& judge() { return Judge; }

 private:
  std::optional<Parameter> readParameter(const clang::ParmVarDecl& P, Method& M);
  std::optional<Parameter> readTraitParameter(const clang::ParmVarDecl& P, Method& M);
  void readConversion(const clang::CXXConversionDecl& M, Method& Read);
  bool readResult(const clang::FunctionDecl& M, Method& Read);

  const clang::ASTContext& Context;
  const clang::CXXRecordDecl& Trait;
  const TypeSpeller& Types;
  CoroutineTypes& Coroutines;
  const RemoteTrait* Remote;  ///< null: the trait was written as one
  MethodExpressions Expressions;
  MethodJudge Judge;
};

}  // namespace dynify::gen
