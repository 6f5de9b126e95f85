// Functions by name: their symbols, what people call them, and whose they are.
#pragma once

#include <memory>
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/SourceLocation.h"
#include "model/bound.hpp"

namespace dynify::gen {

class FunctionNames {
 public:
  /// `ShownUnit`: the source as the user named it; `Directory`: paths below it are shown without.
  FunctionNames(clang::ASTContext& Given, std::string ShownUnit, std::string Directory);

  std::string mangled(const clang::FunctionDecl& F);
  /// The symbol; with the unit, where other units may have another function of that symbol.
  std::string key(const clang::FunctionDecl& F);
  std::string shown(const clang::FunctionDecl& F) const;
  BoundPlace place(clang::SourceLocation Location) const;

  /// Of dynify's runtime.
  static bool isRuntime(const clang::Decl& D);
  /// Of the standard library, or of the compiler's.
  static bool isStandard(const clang::Decl& D);
  bool isInSystemHeader(clang::SourceLocation Location) const;

 private:
  clang::ASTContext& Context;
  std::unique_ptr<clang::MangleContext> Mangler;
  const std::string Unit;
  const std::string Current;
};

}  // namespace dynify::gen
