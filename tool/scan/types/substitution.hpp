// The members of `Read<T>` as a class that is derived from `Read<int>`, or from `Read<Item>`, sees
// them.
#pragma once

#include <optional>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/TemplateBase.h"
#include "clang/AST/Type.h"
#include "clang/Sema/Sema.h"

namespace dynify::gen {

/// Puts template arguments, which may themselves depend on parameters, for the parameters of a
/// class template.
class Substitution {
 public:
  /// Of the parameters of `Template` by `Arguments`, as they were written. Nothing: an argument is
  /// missing whose default depends on the others.
  static std::optional<Substitution> make(clang::Sema& S, clang::ClassTemplateDecl& Template,
                                          llvm::ArrayRef<clang::TemplateArgument> Arguments);

  /// `Type`, which is null where no such type exists.
  clang::QualType apply(clang::QualType Type) const;

 private:
  Substitution(clang::Sema& Given, clang::ClassTemplateDecl& Of) : S(&Given), Template(&Of) {}

  bool addDefault(const clang::NamedDecl& Parameter);

  clang::Sema* S;
  clang::ClassTemplateDecl* Template;
  llvm::SmallVector<clang::TemplateArgument, 4> Converted;
};

}  // namespace dynify::gen
