// Default methods: the bodies that a trait has for implementors which lack the method.
#pragma once

#include <optional>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/bodies/body_text.hpp"
#include "scan/conditionals.hpp"
#include "scan/members/coroutines.hpp"

namespace dynify::gen {

/// Whether the parser must read the body of `Function`: it is that of a default method, or stands
/// inside of one.
bool isDefaultBody(const clang::Decl& Function);

class BodyReader {
 public:
  BodyReader(clang::Sema& S, const clang::CXXRecordDecl& Trait, CoroutineTypes& Coroutines,
             const ConditionalLog& Conditionals);

  /// Gives the methods of `T` that the trait itself declares their bodies. False: one was refused.
  bool read(Trait& T);

 private:
  bool readBody(const clang::CXXMethodDecl& M, Method& Read);
  bool dependsOnImplementor(const clang::CXXMethodDecl& M, const clang::Stmt& Body) const;
  std::optional<clang::SourceRange> rangeOf(const clang::CXXMethodDecl& M, const clang::Stmt& Body);
  bool eraseConditionals(const clang::CXXMethodDecl& M, BodyText& Text);
  bool checkMacros(const clang::CXXMethodDecl& M, const BodyText& Text);
  bool fail(const clang::CXXMethodDecl& M, clang::SourceLocation Where, const struct Refusal& What,
            llvm::StringRef Second, llvm::StringRef Third = {});

  clang::Sema& S;
  const clang::CXXRecordDecl& Trait;
  CoroutineTypes& Coroutines;
  const ConditionalLog& Conditionals;
};

}  // namespace dynify::gen
