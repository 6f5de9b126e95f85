#include "scan/members/method_expressions.hpp"

#include "clang/AST/Expr.h"
#include "scan/quiet.hpp"
#include "scan/types/expressions.hpp"
#include "scan/types/remote_types.hpp"
#include "scan/types/signature.hpp"

namespace dynify::gen {

MethodExpressions::MethodExpressions(clang::Sema& Given, const clang::CXXRecordDecl& Class,
                                     const TypeSpeller& Speller, const RemoteTrait* Asked)
    : S(Given), Context(Given.Context), Trait(Class), Types(Speller), Remote(Asked) {}

std::optional<std::string> MethodExpressions::text(const clang::Expr& E) const {
  return textOf(E, E.getSourceRange(), Trait, S, Types.policy());
}

std::string MethodExpressions::constraintOf(const clang::FunctionDecl& M) const {
  const clang::Expr* Constraint = gen::constraintOf(M);
  if (!Constraint || !M.isDependentContext()) return {};
  Constraint = Constraint->IgnoreParens();
  return text(*Constraint).value_or("true");
}

std::string MethodExpressions::noexceptOf(const clang::FunctionDecl& M) const {
  const auto* Type = M.getType()->castAs<clang::FunctionProtoType>();
  if (Remote && clang::isUnresolvedExceptionSpec(Type->getExceptionSpecType())) {
    // One that cannot be made of these template arguments promises nothing.
    const Quiet Asking(S.getDiagnostics());
    Type = S.ResolveExceptionSpec(M.getLocation(), Type);
  }
  if (!Type) return {};
  switch (Type->getExceptionSpecType()) {
    case clang::EST_DynamicNone:
    case clang::EST_NoThrow:
    case clang::EST_BasicNoexcept:
    case clang::EST_NoexceptTrue:
      return "true";
    case clang::EST_DependentNoexcept: {
      const clang::Expr* Condition = Type->getNoexceptExpr();
      if (Remote && namesHidden(*Condition)) return {};  // a dyn may promise less
      return text(*Condition).value_or("");
    }
    default:
      return {};
  }
}

std::string MethodExpressions::explicitOf(const clang::CXXConversionDecl& M) const {
  const clang::ExplicitSpecifier& Explicit = M.getExplicitSpecifier();
  const clang::Expr* Condition = Explicit.getExpr();
  if (Condition && Explicit.getKind() == clang::ExplicitSpecKind::Unresolved)
    return "explicit(" + text(*Condition).value_or("true") + ") ";
  return Explicit.isExplicit() ? "explicit " : "";
}

std::optional<std::string> MethodExpressions::defaultOf(const clang::ParmVarDecl& P) const {
  if (!P.hasDefaultArg() || P.hasUnparsedDefaultArg()) return "";
  // A base that is known may stand in another namespace.
  const bool IsKnown = !P.getDeclContext()->isDependentContext();
  if (Remote && IsKnown) {
    auto& Parameter = const_cast<clang::ParmVarDecl&>(P);
    auto* Function = llvm::cast<clang::FunctionDecl>(Parameter.getDeclContext());
    if (P.hasUninstantiatedDefaultArg()) {
      // One that cannot be made of these template arguments is none: such a method is called with
      // an argument.
      const Quiet Asking(S.getDiagnostics());
      if (S.InstantiateDefaultArgument(P.getLocation(), Function, &Parameter)) return "";
    }
    return qualifiedText(*P.getDefaultArg(), Context, Types.policy());
  }
  const clang::Expr* Default =
      P.hasUninstantiatedDefaultArg() ? P.getUninstantiatedDefaultArg() : P.getDefaultArg();
  if (Remote && namesHidden(*Default)) return std::nullopt;
  std::optional<std::string> Text =
      textOf(*Default, P.getDefaultArgRange(), Trait, S, Types.policy());
  // Of `= {}` for a parameter without a name, clang's range begins at the equals sign.
  if (Text) Text = llvm::StringRef(*Text).ltrim("= ").str();
  return Text;
}

}  // namespace dynify::gen
