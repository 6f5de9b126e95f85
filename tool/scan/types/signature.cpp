#include "scan/types/signature.hpp"

#include <algorithm>

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Version.h"

namespace dynify::gen {
namespace {

bool isHiddenMember(const clang::NamedDecl& D) {
  if (!D.isCXXClassMember()) return false;
  return D.isFunctionOrFunctionTemplate() || D.getAccess() != clang::AS_public;
}

/// Stops at the first.
class OwnMembers : public clang::RecursiveASTVisitor<OwnMembers> {
 public:
  clang::SourceLocation Found;

  bool VisitDeclRefExpr(clang::DeclRefExpr* E) {
    return E->hasQualifier() || !isHiddenMember(*E->getDecl()) || found(*E);
  }
  bool VisitUnresolvedLookupExpr(clang::UnresolvedLookupExpr* E) {
    const bool IsHidden = std::any_of(E->decls_begin(), E->decls_end(),
                                      [](const clang::NamedDecl* D) { return isHiddenMember(*D); });
    return E->getQualifierLoc() || !IsHidden || found(*E);
  }
  bool VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr* E) {
    return !E->isImplicitAccess() || found(*E);
  }
  bool VisitCXXThisExpr(clang::CXXThisExpr* E) { return found(*E); }

 private:
  bool found(const clang::Expr& E) {
    Found = E.getExprLoc();
    return false;
  }
};

}  // namespace

const clang::Expr* constraintOf(const clang::FunctionDecl& F) {
  // LLVM 21 made the constraint a struct with the expression in it.
#if CLANG_VERSION_MAJOR >= 21
  return F.getTrailingRequiresClause().ConstraintExpr;
#else
  return F.getTrailingRequiresClause();
#endif
}

clang::SourceLocation memberInSignature(const clang::FunctionDecl& F) {
  OwnMembers Members;
  if (const clang::Expr* Constraint = constraintOf(F))
    if (!Members.TraverseStmt(const_cast<clang::Expr*>(Constraint))) return Members.Found;
  const clang::FunctionTypeLoc Type = F.getFunctionTypeLoc();
  if (Type && !Members.TraverseTypeLoc(Type.getReturnLoc())) return Members.Found;
  for (const clang::ParmVarDecl* P : F.parameters())
    if (P->getTypeSourceInfo() && !Members.TraverseTypeLoc(P->getTypeSourceInfo()->getTypeLoc()))
      return Members.Found;
  return {};
}

}  // namespace dynify::gen
