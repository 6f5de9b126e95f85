#include "scan/types/static_names.hpp"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace dynify::gen {
namespace {

class StaticNames : public clang::RecursiveASTVisitor<StaticNames> {
 public:
  explicit StaticNames(const clang::CXXRecordDecl& Of) : Trait(Of) {}

  bool VisitDeclRefExpr(clang::DeclRefExpr* E) {
    if (!E->hasQualifier()) see(*E->getDecl());
    return true;
  }
  bool VisitUnresolvedLookupExpr(clang::UnresolvedLookupExpr* E) {
    if (!E->getQualifier())
      for (const clang::NamedDecl* D : E->decls()) see(*D->getUnderlyingDecl());
    return true;
  }

  std::set<const clang::CXXMethodDecl*> Found;

 private:
  void see(const clang::NamedDecl& D) {
    const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D);
    if (M && M->isStatic() &&
        (M->getParent()->Equals(&Trait) || Trait.isDerivedFrom(M->getParent())))
      Found.insert(M);
  }

  const clang::CXXRecordDecl& Trait;
};

}  // namespace

std::set<const clang::CXXMethodDecl*> staticNames(const clang::Stmt& In,
                                                  const clang::CXXRecordDecl& Trait) {
  StaticNames Names(Trait);
  Names.TraverseStmt(const_cast<clang::Stmt*>(&In));
  return Names.Found;
}

}  // namespace dynify::gen
