#include "scan/bound/frame_home.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecordLayout.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "scan/bound/function_names.hpp"

namespace dynify::gen {
namespace {

/// Finds a function of this name that is called in a body, or an operator new that goes on.
struct CalleeNamed : clang::RecursiveASTVisitor<CalleeNamed> {
  explicit CalleeNamed(llvm::StringRef Wanted) : Name(Wanted) {}

  bool VisitCallExpr(clang::CallExpr* Call) {
    const clang::FunctionDecl* F = Call->getDirectCallee();
    if (F && F->getIdentifier() && F->getName() == Name) Found = F;
    if (F && F->getOverloadedOperator() == clang::OO_New) Further = F;
    return !Found;
  }

  llvm::StringRef Name;
  const clang::FunctionDecl* Further = nullptr;
  const clang::FunctionDecl* Found = nullptr;
};

const clang::FunctionDecl* calleeNamed(const clang::FunctionDecl* Caller, llvm::StringRef Name) {
  const clang::FunctionDecl* Definition = nullptr;
  if (!Caller || !Caller->hasBody(Definition)) return nullptr;
  CalleeNamed Search(Name);
  Search.TraverseStmt(Definition->getBody());
  return Search.Found || Search.Further == Definition ? Search.Found
                                                      : calleeNamed(Search.Further, Name);
}

const clang::NamedDecl* memberOfScope(const clang::DeclContext* Scope, clang::ASTContext& Context,
                                      llvm::StringRef Name) {
  if (!Scope) return nullptr;
  for (const clang::NamedDecl* D : Scope->lookup(&Context.Idents.get(Name))) return D;
  return nullptr;
}

std::uint64_t valueOf(const clang::NamedDecl* D) {
  const auto* V = llvm::dyn_cast_or_null<clang::VarDecl>(D);
  const clang::APValue* Value = V ? V->evaluateValue() : nullptr;
  return Value && Value->isInt() ? Value->getInt().getZExtValue() : 0;
}

}  // namespace

FrameHome frameHome(const clang::CoroutineBodyStmt& Body, const TaskTypes& Types) {
  const auto* Call = llvm::dyn_cast_or_null<clang::CallExpr>(
      Body.getAllocate() ? Body.getAllocate()->IgnoreUnlessSpelledInSource() : nullptr);
  const clang::FunctionDecl* New = Call ? Call->getDirectCallee() : nullptr;
  const clang::FunctionDecl* Said = calleeNamed(New, "allocate_where_said");
  if (!Said) return FrameHome::Heap;
  // An allocator places it otherwise: there is no such call then.
  const clang::FunctionDecl* Placed = calleeNamed(Said, "allocate_in_said");
  const clang::TemplateArgumentList* Arguments =
      Placed ? Placed->getTemplateSpecializationArgs() : nullptr;
  if (!Arguments || Arguments->size() == 0 ||
      Arguments->get(0).getKind() != clang::TemplateArgument::Type)
    return FrameHome::Elsewhere;
  return Types.homeOf(Arguments->get(0).getAsType());
}

StackConstants stackConstants(clang::ASTContext& Context) {
  const auto* Runtime = llvm::dyn_cast_or_null<clang::NamespaceDecl>(
      memberOfScope(Context.getTranslationUnitDecl(), Context, "dynify"));
  const auto* Detail =
      llvm::dyn_cast_or_null<clang::NamespaceDecl>(memberOfScope(Runtime, Context, "detail"));
  const auto* Trailer =
      llvm::dyn_cast_or_null<clang::CXXRecordDecl>(memberOfScope(Detail, Context, "trailer"));
  const auto* Footer =
      llvm::dyn_cast_or_null<clang::CXXRecordDecl>(memberOfScope(Detail, Context, "stack_footer"));
  if (!Trailer || !Trailer->getDefinition() || !Footer || !Footer->getDefinition()) return {};
  StackConstants C;
  C.Alignment = valueOf(memberOfScope(Runtime, Context, "frame_alignment"));
  C.Footer = valueOf(memberOfScope(Footer->getDefinition(), Context, "size"));
  C.Trailer = static_cast<std::uint64_t>(
      Context.getASTRecordLayout(Trailer->getDefinition()).getSize().getQuantity());
  return C;
}

}  // namespace dynify::gen
