// The expressions in the signature of a method, as text that can stand in a companion.
#pragma once

#include <optional>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "scan/remote/remote_trait.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

class MethodExpressions {
 public:
  MethodExpressions(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
                    const RemoteTrait* Remote);

  /// What it asks of template arguments behind its declarator. In an instance that is satisfied, or
  /// the method is not there.
  std::string constraintOf(const clang::FunctionDecl& M) const;
  std::string noexceptOf(const clang::FunctionDecl& M) const;
  /// `explicit `, `explicit(sizeof(T) > 1) `, or nothing.
  std::string explicitOf(const clang::CXXConversionDecl& M) const;
  /// Nothing: there is one, and it cannot be said where the companion is.
  std::optional<std::string> defaultOf(const clang::ParmVarDecl& P) const;

 private:
  std::optional<std::string> text(const clang::Expr& E) const;

  clang::Sema& S;
  const clang::ASTContext& Context;
  const clang::CXXRecordDecl& Trait;
  const TypeSpeller& Types;
  const RemoteTrait* Remote;  ///< null: the trait was written as one
};

}  // namespace dynify::gen
