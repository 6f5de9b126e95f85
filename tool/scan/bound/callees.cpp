#include "scan/bound/callees.hpp"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace dynify::gen {
namespace {

bool isOfProject(clang::QualType T, unsigned Depth);

bool isOfProject(const clang::TemplateArgumentList& Arguments, unsigned Depth) {
  const auto IsFound = [Depth](const clang::TemplateArgument& A) {
    return A.getKind() == clang::TemplateArgument::Type && isOfProject(A.getAsType(), Depth);
  };
  return llvm::any_of(Arguments.asArray(), [&](const clang::TemplateArgument& A) {
    return IsFound(A) || (A.getKind() == clang::TemplateArgument::Pack &&
                          llvm::any_of(A.pack_elements(), IsFound));
  });
}

/// A class that is neither the standard library's nor dynify's, or made of one.
bool isOfProject(clang::QualType T, unsigned Depth) {
  constexpr unsigned Deepest = 8;
  if (Depth == Deepest) return true;
  if (const auto* F = T->getAs<clang::FunctionProtoType>())
    return isOfProject(F->getReturnType(), Depth + 1) ||
           llvm::any_of(F->getParamTypes(),
                        [&](clang::QualType P) { return isOfProject(P, Depth + 1); });
  const clang::CXXRecordDecl* Class = classBehind(T);
  if (!Class) return false;
  if (Class->isLambda()) return true;
  if (!FunctionNames::isStandard(*Class) && !FunctionNames::isRuntime(*Class)) return true;
  const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(Class);
  return Instance && isOfProject(Instance->getTemplateArgs(), Depth + 1);
}

}  // namespace

const clang::Expr* stripped(const clang::Expr* E) {
  for (;;) {
    E = E->IgnoreUnlessSpelledInSource();
    const clang::Expr* Inner = nullptr;
    if (const auto* Cast = llvm::dyn_cast<clang::ExplicitCastExpr>(E)) {
      Inner = Cast->getSubExpr();
    } else if (const auto* Call = llvm::dyn_cast<clang::CallExpr>(E)) {
      const clang::FunctionDecl* F = Call->getDirectCallee();
      if (F && isForwarding(*F)) Inner = Call->getArg(0);
    } else if (const auto* Made = llvm::dyn_cast<clang::CXXConstructExpr>(E)) {
      if (Made->getConstructor()->isCopyOrMoveConstructor()) Inner = Made->getArg(0);
    }
    if (!Inner) return E;
    E = Inner;
  }
}

bool isForwarding(const clang::FunctionDecl& F) {
  if (!F.getIdentifier() || F.getNumParams() != 1 || !FunctionNames::isStandard(F)) return false;
  constexpr llvm::StringLiteral Names[] = {"move", "forward", "as_const", "move_if_noexcept"};
  return llvm::is_contained(Names, F.getName());
}

const clang::ValueDecl* rootVariable(const clang::Expr* E) {
  for (;;) {
    E = stripped(E);
    const clang::Expr* Inner = nullptr;
    if (const auto* Named = llvm::dyn_cast<clang::DeclRefExpr>(E)) {
      if (const auto* B = llvm::dyn_cast<clang::BindingDecl>(Named->getDecl()))
        return B->getDecomposedDecl();
      return llvm::dyn_cast<clang::VarDecl>(Named->getDecl());
    }
    if (const auto* Member = llvm::dyn_cast<clang::MemberExpr>(E)) {
      Inner = Member->getBase();
    } else if (const auto* Index = llvm::dyn_cast<clang::ArraySubscriptExpr>(E)) {
      Inner = Index->getBase();
    } else if (const auto* Of = llvm::dyn_cast<clang::UnaryOperator>(E)) {
      Inner = Of->getSubExpr();
    } else if (const auto* Call = llvm::dyn_cast<clang::CallExpr>(E)) {
      const clang::FunctionDecl* F = Call->getDirectCallee();
      if (!F || (!FunctionNames::isStandard(*F) && !FunctionNames::isRuntime(*F))) return nullptr;
      if (const auto* Method = llvm::dyn_cast<clang::CXXMemberCallExpr>(E))
        Inner = Method->getImplicitObjectArgument();
      else if (Call->getNumArgs() > 0)
        Inner = Call->getArg(0);
    }
    if (!Inner) return nullptr;
    E = Inner;
  }
}

bool Callees::mayLeadBack(const clang::FunctionDecl& F) {
  if (FunctionNames::isRuntime(F)) return false;
  if (!FunctionNames::isStandard(F)) return true;
  if (const clang::TemplateArgumentList* Own = F.getTemplateSpecializationArgs();
      Own && isOfProject(*Own, 0))
    return true;
  if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&F)) {
    for (const clang::CXXRecordDecl* Class = M->getParent(); Class;
         Class = llvm::dyn_cast<clang::CXXRecordDecl>(Class->getDeclContext())) {
      const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(Class);
      if (Instance && isOfProject(Instance->getTemplateArgs(), 0)) return true;
    }
  }
  return llvm::any_of(F.parameters(),
                      [](const clang::ParmVarDecl* P) { return isOfProject(P->getType(), 0); });
}

std::string Callees::want(const clang::FunctionDecl& F) {
  const clang::FunctionDecl* Definition = nullptr;
  if (F.hasBody(Definition) && Seen.insert(Definition).second) Waiting.push_back(Definition);
  return Names.key(F);
}

void Callees::aim(BoundStep& Call, const clang::FunctionDecl& F, bool IsVirtual) {
  const std::string Key = want(F);
  if (IsVirtual)
    Call.Group = groupOf(*llvm::cast<clang::CXXMethodDecl>(&F));
  else
    Call.Targets.push_back(Key);
}

const clang::FunctionDecl* Callees::next() {
  if (Waiting.empty()) return nullptr;
  const clang::FunctionDecl* F = Waiting.back();
  Waiting.pop_back();
  return F;
}

std::string Callees::groupOf(const clang::CXXMethodDecl& Virtual) {
  return "virtual " + Names.mangled(*Virtual.getCanonicalDecl());
}

}  // namespace dynify::gen
