#include "scan/bodies/template_text.hpp"

#include <string_view>

#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "model/identifiers.hpp"
#include "scan/bodies/body_members.hpp"

namespace dynify::gen {
namespace {

/// `Item::` of the type `Item::value_type`, if no `typename` stands in front of it.
clang::SourceRange scopeWithoutKeyword(clang::TypeLoc Type) {
  // LLVM 22 made the scope a part of each type, where there was a type around it.
#if CLANG_VERSION_MAJOR >= 22
  const auto ScopeOf = [](const auto& T) {
    return T.getElaboratedKeywordLoc().isValid() ? clang::SourceRange()
                                                 : rangeOf(T.getQualifierLoc());
  };
  if (const auto T = Type.getAs<clang::TypedefTypeLoc>()) return ScopeOf(T);
  if (const auto T = Type.getAs<clang::TagTypeLoc>()) return ScopeOf(T);
  if (const auto T = Type.getAs<clang::TemplateSpecializationTypeLoc>()) return ScopeOf(T);
  return {};
#else
  const auto T = Type.getAs<clang::ElaboratedTypeLoc>();
  return T && T.getElaboratedKeywordLoc().isInvalid() ? rangeOf(T.getQualifierLoc())
                                                      : clang::SourceRange();
#endif
}

/// Whether the expression suspends the coroutine that it stands in.
bool awaits(const clang::Stmt& E) {
  if (llvm::isa<clang::CoawaitExpr, clang::DependentCoawaitExpr>(E)) return true;
  if (llvm::isa<clang::LambdaExpr>(E)) return false;
  return llvm::any_of(E.children(),
                      [](const clang::Stmt* Child) { return Child && awaits(*Child); });
}

}  // namespace

void TemplateText::markCondition(const clang::Expr& Condition) {
  const auto From = Text.offsetOf(Condition.getBeginLoc());
  const auto Last = Text.offsetOf(Condition.getEndLoc());
  if (!From || !Last || !awaits(Condition)) return;
  Text.insert(*From, {textPiece("DYNIFY_CONDITION(")});
  Text.insert(Text.endOfToken(*Last), {textPiece(")")});
}

void TemplateText::nameAwaited(const clang::Expr& Base) {
  const auto* Parentheses = llvm::dyn_cast<clang::ParenExpr>(Base.IgnoreImplicit());
  if (!Parentheses) return;
  const clang::Expr* Inside = Base.IgnoreParens();
  while (Inside != Inside->IgnoreImplicit()->IgnoreParens())
    Inside = Inside->IgnoreImplicit()->IgnoreParens();
  if (!llvm::isa<clang::CoawaitExpr, clang::DependentCoawaitExpr>(Inside)) return;
  if (const auto At = Find(Parentheses->getLParen()))
    Text.insert(*At, {textPiece("::dynify::companion::awaited")});
}

void TemplateText::disambiguate(clang::SourceLocation Name) {
  if (const auto At = Find(Name)) Text.insert(*At, {textPiece("template ")});
}

void TemplateText::addTypename(clang::TypeLoc Type) {
  const clang::SourceRange Scope = scopeWithoutKeyword(Type);
  if (!Scope.isValid()) return;
  const auto From = Text.offsetOf(Scope.getBegin());
  const auto To = Text.offsetOf(Scope.getEnd());
  if (!From || !To) return;
  std::set<std::string> Names;
  collectIdentifiers(std::string_view(Text.slice(*From, *To)), Names);
  if (llvm::any_of(Names, [this](const std::string& Name) {
        return Name == "decltype" || LocalTypes.contains(Name);
      }))
    Text.insert(*From, {textPiece("typename ")});
}

}  // namespace dynify::gen
