// What must change in a default method's body so that it means the same outside of its trait.
#pragma once

#include <set>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Sema/Sema.h"
#include "diagnose/diagnostics.hpp"
#include "scan/bodies/body_members.hpp"
#include "scan/bodies/body_text.hpp"
#include "scan/bodies/template_text.hpp"
#include "scan/members/coroutines.hpp"

namespace dynify::gen {

/// Visits a body, and writes to its text what reaches the implementor where `this` stood. What
/// cannot be moved is reported at the token.
class BodyRewriter : public clang::RecursiveASTVisitor<BodyRewriter> {
  using Visitor = clang::RecursiveASTVisitor<BodyRewriter>;

 public:
  BodyRewriter(clang::Sema& S, const clang::CXXRecordDecl& Trait, CoroutineTypes& Coroutines,
               const clang::CXXMethodDecl& Method, BodyText& Text);

  /// False: something was refused.
  bool rewrite(clang::Stmt& Body);

  const std::set<std::string>& identifiers() const { return Identifiers; }
  const std::set<std::string>& called() const { return Called; }
  /// The methods that it calls and that have no body: how definitions of them would begin.
  const std::set<std::string>& undefined() const { return Undefined; }

  bool shouldVisitImplicitCode() const { return false; }
  bool VisitCallExpr(clang::CallExpr* E);
  bool VisitMemberExpr(clang::MemberExpr* E);
  bool VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr* E);
  bool VisitCXXThisExpr(clang::CXXThisExpr* E);
  bool VisitStmt(clang::Stmt* Of);
  bool VisitReturnStmt(clang::ReturnStmt* Return);
  bool VisitDeclRefExpr(clang::DeclRefExpr* E);
  bool VisitUnresolvedLookupExpr(clang::UnresolvedLookupExpr* E);
  bool VisitLambdaExpr(clang::LambdaExpr* E);
  bool VisitIfStmt(clang::IfStmt* If) { return markCondition(*If, If->getCond()); }
  bool VisitWhileStmt(clang::WhileStmt* Loop) { return markCondition(*Loop, Loop->getCond()); }
  bool VisitForStmt(clang::ForStmt* Loop) { return markCondition(*Loop, Loop->getCond()); }
  bool VisitSwitchStmt(clang::SwitchStmt* Of) { return markCondition(*Of, Of->getCond()); }
  bool VisitVarDecl(clang::VarDecl* D);
  bool VisitTypedefNameDecl(clang::TypedefNameDecl* D);
  bool VisitTypeLoc(clang::TypeLoc Type);
  bool TraverseLambdaExpr(clang::LambdaExpr* E);
  bool TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc Scope);

 private:
  // Calls of what `this` has.
  void refuseOnce(const clang::CXXOperatorCallExpr& Call);
  void rewriteCall(const clang::CallExpr& Call, const BodyMember& Callee);
  void callThrough(const BodyMember& Callee, const clang::CallExpr& Call);
  void callDirectly(const BodyMember& Callee);
  void nameStatically(const BodyMember& Static);
  bool isDirect(const clang::CallExpr& Call, const BodyMember& Callee) const;
  void judgeOtherCall(const clang::CallExpr& Call, const BodyMember& Callee);

  // Names.
  bool judge(const clang::NamedDecl& D, clang::SourceLocation Where);
  void qualify(const clang::NamedDecl& D, clang::SourceLocation Where);
  void qualifyAgain(const clang::NamedDecl& D, clang::SourceLocation Where);
  template <class Statement>
  bool markCondition(const Statement& Of, const clang::Expr* Condition) {
    if (Condition && !Of.getConditionVariable()) ForTemplate.markCondition(*Condition);
    return true;
  }
  void noteUse(const clang::CXXMethodDecl& M);
  void captureThis(const clang::LambdaExpr& E, const clang::LambdaCapture& Capture, bool IsThere);
  bool captureByName(const clang::VarDecl& Variable, bool IsThere);
  void captureOnce(unsigned From, unsigned To, bool IsThere);
  bool isQualified(unsigned Offset) const;

  std::optional<unsigned> find(clang::SourceLocation Where);
  void refuse(clang::SourceLocation Where, const Refusal& What, llvm::StringRef Second = {},
              llvm::StringRef Third = {});

  clang::Sema& S;
  const clang::CXXRecordDecl& Trait;
  const BodyMembers Members;
  CoroutineTypes& Coroutines;
  const clang::CXXMethodDecl& Method;
  BodyText& Text;
  TemplateText ForTemplate;
  std::set<const clang::Stmt*> Handled;
  std::set<const clang::Stmt*> Unasked;  ///< expressions whose result nobody asks for
  std::set<unsigned> HandledScopes;
  std::set<clang::SourceLocation> Refused;
  std::set<std::string> Identifiers;
  std::set<std::string> Called;
  std::set<std::string> Undefined;
  unsigned Lambdas = 0;  ///< around what is visited
  bool IsMovable = true;
};

}  // namespace dynify::gen
