// What the expressions of a default method's body name of its trait.
#pragma once

#include <optional>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

namespace dynify::gen {

/// `this`, `*this`, `std::move(*this)`, a capture that is one of them, or nothing at all in front
/// of a member.
struct BodyObject {
  const clang::Expr* This = nullptr;  ///< null where it is not even in the AST
  std::string Through;                ///< `::std::move`
};

/// A member of something, as an expression names it.
struct BodyMember {
  std::optional<BodyObject> Of;  ///< nothing: of another object
  std::string Name;
  clang::SourceLocation Begin;          ///< of the whole expression
  clang::SourceLocation Location;       ///< of the name
  const clang::NamedDecl* D = nullptr;  ///< null: it depends on template parameters
  const clang::Expr* Base = nullptr;    ///< of another object
  clang::SourceRange Scope;             ///< `Read::`, or invalid
};

class BodyMembers {
 public:
  explicit BodyMembers(const clang::CXXRecordDecl& Of) : Trait(Of) {}

  /// Whether it is a member of the trait, or of one of its bases.
  bool isOfTrait(const clang::NamedDecl& D) const;
  bool isThis(const clang::Expr& E) const;
  /// Nothing: it is another object than `this` points to.
  std::optional<BodyObject> objectOf(const clang::Expr& E) const;
  /// Nothing: it names no member.
  std::optional<BodyMember> memberOf(const clang::Expr& Callee) const;

 private:
  const clang::CXXRecordDecl& Trait;
};

/// What a capture is made of: `this` of `[this]`, and of `[self = this]`.
const clang::Expr& capturedValue(const clang::Expr& Init);

/// The same of the capture that an expression names; null: it names none.
const clang::Expr* namedCapture(const clang::Expr& E);

/// The class as it is declared: of an instance, its template's.
const clang::CXXRecordDecl* patternOf(const clang::CXXRecordDecl& Class);

/// Null: it is no method, nor a template of one.
const clang::CXXMethodDecl* methodOf(const clang::NamedDecl* D);

/// Of `Read::` in front of a name; invalid: there is none.
clang::SourceRange rangeOf(clang::NestedNameSpecifierLoc Scope);

}  // namespace dynify::gen
