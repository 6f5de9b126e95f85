#include "scan/bodies/body_members.hpp"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

namespace dynify::gen {
namespace {

/// `std::move`, `std::as_const`.
std::string objectFunction(const clang::CallExpr& Call) {
  const clang::FunctionDecl* Function = Call.getDirectCallee();
  if (!Function || Call.getNumArgs() != 1 || !Function->isInStdNamespace()) return {};
  const std::string Name = Function->getNameAsString();
  return Name == "move" || Name == "as_const" ? "::std::" + Name : "";
}

}  // namespace

const clang::Expr& capturedValue(const clang::Expr& Init) {
  // In a template, it stands in a list.
  const auto* List = llvm::dyn_cast<clang::ParenListExpr>(&Init);
  const clang::Expr& Value = List && List->getNumExprs() == 1 ? *List->getExpr(0) : Init;
  return *Value.IgnoreParenImpCasts();
}

const clang::Expr* namedCapture(const clang::Expr& E) {
  const auto* Name = llvm::dyn_cast<clang::DeclRefExpr>(&E);
  const auto* Variable = Name ? llvm::dyn_cast<clang::VarDecl>(Name->getDecl()) : nullptr;
  if (!Variable || !Variable->isInitCapture() || !Variable->getInit()) return nullptr;
  return &capturedValue(*Variable->getInit());
}

const clang::CXXRecordDecl* patternOf(const clang::CXXRecordDecl& Class) {
  const clang::CXXRecordDecl* Pattern = Class.getTemplateInstantiationPattern();
  return (Pattern ? Pattern : &Class)->getCanonicalDecl();
}

const clang::CXXMethodDecl* methodOf(const clang::NamedDecl* D) {
  if (const auto* Template = llvm::dyn_cast_or_null<clang::FunctionTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  return llvm::dyn_cast_or_null<clang::CXXMethodDecl>(D);
}

clang::SourceRange rangeOf(clang::NestedNameSpecifierLoc Scope) {
  return Scope ? Scope.getSourceRange() : clang::SourceRange();
}

bool BodyMembers::isOfTrait(const clang::NamedDecl& D) const {
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext()->getRedeclContext());
  if (!Class) return false;
  const clang::CXXRecordDecl* Pattern = patternOf(*Class);
  if (Pattern == Trait.getCanonicalDecl()) return true;
  bool IsBase = false;
  Trait.forallBases([&](const clang::CXXRecordDecl* Base) {
    IsBase = IsBase || patternOf(*Base) == Pattern;
    return true;
  });
  return IsBase;
}

bool BodyMembers::isThis(const clang::Expr& E) const {
  const clang::Expr* Inner = E.IgnoreParenImpCasts();
  if (const clang::Expr* Captured = namedCapture(*Inner)) Inner = Captured;
  const auto* This = llvm::dyn_cast<clang::CXXThisExpr>(Inner);
  if (!This) return false;
  const clang::CXXRecordDecl* Class = This->getType()->getPointeeType()->getAsCXXRecordDecl();
  return Class && patternOf(*Class) == Trait.getCanonicalDecl();
}

std::optional<BodyObject> BodyMembers::objectOf(const clang::Expr& E) const {
  const clang::Expr* Inner = E.IgnoreParenImpCasts();
  if (isThis(*Inner)) return BodyObject{Inner, {}};
  // `[&self = *this]`; without `&` it is a copy.
  if (const clang::Expr* Captured = namedCapture(*Inner);
      Captured && llvm::cast<clang::DeclRefExpr>(Inner)->getDecl()->getType()->isReferenceType())
    if (objectOf(*Captured)) return BodyObject{Inner, {}};
  if (const auto* Deref = llvm::dyn_cast<clang::UnaryOperator>(Inner);
      Deref && Deref->getOpcode() == clang::UO_Deref && isThis(*Deref->getSubExpr()))
    return BodyObject{Deref->getSubExpr()->IgnoreParenImpCasts(), {}};
  const auto* Call = llvm::dyn_cast<clang::CallExpr>(Inner);
  if (!Call) return std::nullopt;
  const std::string Through = objectFunction(*Call);
  if (Through.empty()) return std::nullopt;
  std::optional<BodyObject> Argument = objectOf(*Call->getArg(0));
  if (!Argument || !Argument->Through.empty()) return std::nullopt;
  return BodyObject{Argument->This, Through};
}

std::optional<BodyMember> BodyMembers::memberOf(const clang::Expr& Callee) const {
  BodyMember Found;
  Found.Begin = Callee.getBeginLoc();
  const auto Take = [&](const auto& E, bool IsImplicit) {
    Found.Location = E.getMemberLoc();
    Found.Scope = rangeOf(E.getQualifierLoc());
    if (IsImplicit) {
      Found.Of = BodyObject{};
    } else {
      Found.Base = E.getBase();
      Found.Of = objectOf(*Found.Base);
    }
  };
  if (const auto* E = llvm::dyn_cast<clang::MemberExpr>(&Callee)) {
    Take(*E, false);
    if (E->isImplicitAccess() && isThis(*E->getBase()))
      Found.Of = BodyObject{E->getBase()->IgnoreParenImpCasts(), {}};
    Found.D = E->getMemberDecl();
    Found.Name = E->getMemberNameInfo().getAsString();
    return Found;
  }
  if (const auto* E = llvm::dyn_cast<clang::UnresolvedMemberExpr>(&Callee)) {
    Take(*E, E->isImplicitAccess());
    Found.Name = E->getMemberName().getAsString();
    if (E->getNumDecls() == 1) Found.D = (*E->decls_begin())->getUnderlyingDecl();
    return Found;
  }
  if (const auto* E = llvm::dyn_cast<clang::CXXDependentScopeMemberExpr>(&Callee)) {
    Take(*E, E->isImplicitAccess());
    Found.Name = E->getMember().getAsString();
    return Found;
  }
  return std::nullopt;
}

}  // namespace dynify::gen
