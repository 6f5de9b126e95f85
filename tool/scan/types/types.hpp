// Types as text that means the same at the point of emission: as the user wrote them where that is
// enough.
#pragma once

#include <set>
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/Type.h"
#include "model/trait.hpp"
#include "scan/types/substitution.hpp"
#include "scan/types/trait_reference.hpp"

namespace dynify::gen {

/// What a type names, through template arguments, pointers and aliases.
struct Mentions {
  const clang::CXXRecordDecl* Trait = nullptr;  ///< an annotated class
  const clang::NamedDecl* Hidden = nullptr;  ///< a member of the trait at hand that is not public
  bool Associated = false;                   ///< dynify::associated
  bool OuterMember = false;                  ///< a member of a class around the trait at hand
};

/// Whether it is `dynify::associated`, which stands for a type of each implementor's own.
bool isAssociatedClass(const clang::TagDecl& D);

class TypeSpeller {
 public:
  TypeSpeller(const clang::ASTContext& Context, const clang::CXXRecordDecl& Trait,
              TraitLookup Lookup);

  /// For the members of a base of the trait, which the trait sees with `Arguments` put in; null:
  /// the base is no template.
  TypeSpeller forBase(const clang::CXXRecordDecl& Base, const Substitution* Arguments) const;

  /// The type with the arguments of a base put in.
  clang::QualType resolve(clang::QualType Type) const;

  /// For a class that is a trait without being marked. Its companion may stand in another
  /// namespace, and does not offer what the class inherits, nor what is not public: types that
  /// depend on no template parameter are printed in full, by public names.
  static TypeSpeller forRemote(const clang::ASTContext& Context, const clang::CXXRecordDecl& Trait,
                               TraitLookup Lookup);

  /// `::vendor::Client`, `::vendor::Client<int>`.
  std::string nameOf(const clang::CXXRecordDecl& Class) const;

  /// The companion stands in the trait's namespace and offers the trait's members again. So what
  /// the user wrote means the same there, but for members of classes around the trait, and for what
  /// a name of the companion's own hides: a type that names one is printed in full.
  TypeText spell(clang::QualType Type) const;

  /// The dyn, or a member of it, has this name.
  void hide(const std::string& Name) { Hidden.insert(Name); }

  /// As a partial specialisation outside the trait's namespace must say it.
  TypeText spellGlobally(clang::QualType Type) const;

  /// The trait that `Type` is, a class or a reference to one; its pattern is null where it is none.
  NamedTrait traitBehind(clang::QualType Type) const;

  /// `Counter&` in the trait `Counter`, which a `const Counter&` is not.
  bool isOwnReference(clang::QualType Type) const;

  /// A trait by its dyns; nothing: it was refused.
  std::optional<TraitReference> reference(const NamedTrait& Named) const;

  Mentions mentions(clang::QualType Type) const;

  /// Whether expressions of the class at hand are written in parameters that the trait does not
  /// have.
  bool isSubstituted() const { return BaseArguments != nullptr; }

  /// Whether `Type` is `dynify::associated`, written as such.
  bool isAssociated(clang::QualType Type) const;

  /// The same, or an alias of it: a parameter of the dyn.
  bool isAssociatedItself(clang::QualType Type) const;

  const clang::PrintingPolicy& policy() const { return Policy; }

 private:
  TypeText spellAsWritten(clang::QualType Type) const;
  std::string spellInstance(const clang::TemplateDecl& Template,
                            const clang::TemplateSpecializationType& Type) const;
  std::string withOwnParameters(std::string Text) const;

  const clang::ASTContext& Context;
  const clang::CXXRecordDecl& Trait;
  const clang::CXXRecordDecl* Place;  ///< whose companion the types are for: `Trait` may be a base
  clang::PrintingPolicy Policy;
  TraitLookup Lookup;
  std::set<std::string> Hidden;
  const Substitution* BaseArguments = nullptr;
  bool IsForeign = false;  ///< the names that the base was written with mean nothing to the trait
  bool IsRemote = false;
};

/// `task<::Item>` for the `task< ::Item>` that clang prints: `<:` was a bracket before C++11.
std::string withoutDigraphs(std::string Text);

/// Reads the template parameter lists of traits and of their members.
TemplateHead readTemplateHead(const clang::TemplateParameterList& List, const TypeSpeller& Types);

}  // namespace dynify::gen
