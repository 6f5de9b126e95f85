#include "scan/bound/bound_unit.hpp"

#include <utility>
#include <vector>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "scan/bound/dyn_entries.hpp"
#include "scan/bound/frame_home.hpp"
#include "scan/bound/starts_reader.hpp"

namespace dynify::gen {
namespace {

/// What a unit declares that calls may lead to; bodies are read by StartsReader.
struct UnitVisitor : clang::RecursiveASTVisitor<UnitVisitor> {
  explicit UnitVisitor(const FunctionNames& Given) : Names(Given) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return false; }

  bool TraverseNamespaceDecl(clang::NamespaceDecl* N) {
    const bool IsRuntime =
        N->getIdentifier() && N->getName() == "dynify" && N->getDeclContext()->isTranslationUnit();
    return IsRuntime || RecursiveASTVisitor::TraverseNamespaceDecl(N);
  }
  bool VisitFunctionDecl(clang::FunctionDecl* F) {
    if (!F->isThisDeclarationADefinition() || F->isDependentContext() || !F->getBody()) return true;
    const bool IsCoroutine = llvm::isa<clang::CoroutineBodyStmt>(F->getBody());
    if (IsCoroutine) Coroutines.push_back(F);
    if (IsCoroutine || !Names.isInSystemHeader(F->getLocation())) Functions.push_back(F);
    return true;
  }
  bool VisitCXXMethodDecl(clang::CXXMethodDecl* M) {
    if (!M->isDependentContext() && M->size_overridden_methods() > 0) Overriders.push_back(M);
    return true;
  }
  bool VisitVarTemplateDecl(clang::VarTemplateDecl* V) {
    if (V->getIdentifier() && V->getName() == "methods_of") Tables.push_back(V);
    return true;
  }

  const FunctionNames& Names;
  std::vector<const clang::FunctionDecl*> Functions;
  std::vector<const clang::FunctionDecl*> Coroutines;
  std::vector<const clang::CXXMethodDecl*> Overriders;
  std::vector<const clang::VarTemplateDecl*> Tables;
};

class UnitReading {
 public:
  UnitReading(clang::Sema& Given, const AttributeLog& Attributes, const BoundUnitOptions& Options)
      : S(Given),
        Names(Given.Context, Options.Shown, Options.Directory),
        Marks(Given.Context, Attributes),
        Called(Names) {}

  BoundUnit read() {
    UnitVisitor Visitor(Names);
    Visitor.TraverseDecl(S.Context.getTranslationUnitDecl());
    for (const clang::FunctionDecl* F : Visitor.Coroutines) Types.addResult(F->getReturnType());
    for (const clang::VarTemplateDecl* Table : Visitor.Tables) addTables(*Table);
    for (const clang::FunctionDecl* F : Visitor.Functions) Called.want(*F);
    for (const clang::CXXMethodDecl* M : Visitor.Overriders) addOverrider(*M, *M);
    while (const clang::FunctionDecl* F = Called.next()) add(*F);
    Unit.Constants = stackConstants(S.Context);
    Marks.reportDamaged(S.getDiagnostics());
    return std::move(Unit);
  }

 private:
  void addTables(const clang::VarTemplateDecl& Tables) {
    for (const DynEntry& Entry : entriesOf(Tables))
      Unit.Groups[Entry.Name].push_back(Entry.Called ? Called.want(*Entry.Called) : std::string());
  }

  void addOverrider(const clang::CXXMethodDecl& M, const clang::CXXMethodDecl& Of) {
    for (const clang::CXXMethodDecl* Base : Of.overridden_methods()) {
      if (FunctionNames::isStandard(*Base) && Callees::mayLeadBack(M))
        Unit.Unseen.push_back(Called.want(M));
      Unit.Groups[Called.groupOf(*Base)].push_back(Called.want(M));
      addOverrider(M, *Base);
    }
  }

  void add(const clang::FunctionDecl& F) {
    BoundFunction B;
    B.Key = Names.key(F);
    if (FunctionNames::isRuntime(F) || Unit.Functions.count(B.Key) != 0) return;
    B.Mangled = Names.mangled(F);
    B.Name = Names.shown(F);
    B.Where = Names.place(F.getLocation());
    B.IsInProject = !Names.isInSystemHeader(F.getLocation()) && !FunctionNames::isStandard(F);
    if (const auto* Body = llvm::dyn_cast<clang::CoroutineBodyStmt>(F.getBody())) {
      B.IsCoroutine = true;
      B.Home = frameHome(*Body, Types);
    }
    B.Most = Marks.of(F).value_or(0);
    B.Body = StartsReader({Names, Types, Marks, Called}).read(F);
    if (llvm::isa<clang::CXXDestructorDecl>(F)) Unit.Unseen.push_back(B.Key);
    if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&F); M && M->isVirtual())
      Unit.Groups[Called.groupOf(*M)].push_back(B.Key);
    Unit.Functions.emplace(B.Key, std::move(B));
  }

  clang::Sema& S;
  FunctionNames Names;
  TaskTypes Types;
  BoundMarks Marks;
  Callees Called;
  BoundUnit Unit;
};

}  // namespace

BoundUnit readBoundUnit(clang::Sema& S, const AttributeLog& Attributes,
                        const BoundUnitOptions& Options) {
  return UnitReading(S, Attributes, Options).read();
}

}  // namespace dynify::gen
