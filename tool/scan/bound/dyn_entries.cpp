#include "scan/bound/dyn_entries.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "scan/bound/function_names.hpp"

namespace dynify::gen {
namespace {

/// The base of this name that companions derive their classes from.
const clang::CXXRecordDecl* companionBase(const clang::CXXRecordDecl& Class, llvm::StringRef Name) {
  const clang::CXXRecordDecl* Definition = Class.getDefinition();
  if (!Definition) return nullptr;
  for (const clang::CXXBaseSpecifier& Base : Definition->bases()) {
    const clang::CXXRecordDecl* Of = Base.getType()->getAsCXXRecordDecl();
    if (!Of) continue;
    if (Of->getIdentifier() && Of->getName() == Name && FunctionNames::isRuntime(*Of)) return Of;
    if (const clang::CXXRecordDecl* Found = companionBase(*Of, Name)) return Found;
  }
  return nullptr;
}

/// A companion's table: a class inside of a dyn.
bool isTable(const clang::RecordDecl& Table) {
  const auto* Dyn = llvm::dyn_cast<clang::CXXRecordDecl>(Table.getDeclContext());
  return Dyn && companionBase(*Dyn, "dynify_dyn");
}

/// The table of a supertrait, in a table.
bool isPart(const clang::FieldDecl& Field) {
  const clang::CXXRecordDecl* Class = Field.getType()->getAsCXXRecordDecl();
  return Class && Class->getIdentifier() && Class->getName() == "part" &&
         FunctionNames::isRuntime(*Class);
}

std::string nameOfEntry(const clang::FieldDecl& Field) {
  std::string Name;
  llvm::raw_string_ostream Stream(Name);
  clang::PrintingPolicy Policy(Field.getASTContext().getLangOpts());
  const auto& Dyn = llvm::cast<clang::NamedDecl>(*Field.getParent()->getDeclContext());
  Dyn.getNameForDiagnostic(Stream, Policy, true);
  return Stream.str() + "::" + Field.getNameAsString();
}

/// The entry in a method's body, or the method of another dyn that it calls.
struct EntrySearch : clang::RecursiveASTVisitor<EntrySearch> {
  bool VisitMemberExpr(clang::MemberExpr* E) {
    const auto* Field = llvm::dyn_cast<clang::FieldDecl>(E->getMemberDecl());
    if (Field && isTable(*Field->getParent()) && !isPart(*Field)) Entry = Field;
    const auto* Method = llvm::dyn_cast<clang::CXXMethodDecl>(E->getMemberDecl());
    if (Method && !Other && !llvm::isa<clang::CXXConversionDecl>(Method) &&
        companionBase(*Method->getParent(), "dynify_dyn"))
      Other = Method;
    return true;
  }

  const clang::FieldDecl* Entry = nullptr;
  const clang::FunctionDecl* Other = nullptr;
};

std::string findEntry(const clang::FunctionDecl& Method, unsigned Depth) {
  const clang::FunctionDecl* Definition = nullptr;
  constexpr unsigned Deepest = 32;
  if (Depth == Deepest || !Method.hasBody(Definition)) return {};
  EntrySearch Search;
  Search.TraverseStmt(Definition->getBody());
  if (Search.Entry) return nameOfEntry(*Search.Entry);
  return Search.Other ? findEntry(*Search.Other, Depth + 1) : std::string();
}

/// The lambda, or the function, that an entry is initialised with.
struct CalledSearch : clang::RecursiveASTVisitor<CalledSearch> {
  bool TraverseLambdaExpr(clang::LambdaExpr* E) {
    Called = E->getCallOperator();
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* E) {
    const auto* F = llvm::dyn_cast<clang::FunctionDecl>(E->getDecl());
    if (F && !FunctionNames::isRuntime(*F)) Called = F;
    return true;
  }

  const clang::FunctionDecl* Called = nullptr;
};

void addEntries(const clang::InitListExpr& Values, std::vector<DynEntry>& To) {
  const clang::CXXRecordDecl* Table = Values.getType()->getAsCXXRecordDecl();
  if (!Table || !isTable(*Table)) return;
  unsigned Index = 0;
  for (const clang::FieldDecl* Field : Table->fields()) {
    if (Index == Values.getNumInits()) break;
    clang::Expr* Value = const_cast<clang::Expr*>(Values.getInit(Index++));
    CalledSearch Search;
    Search.TraverseStmt(Value);
    To.push_back({nameOfEntry(*Field), Search.Called});
  }
}

}  // namespace

std::string entryCalledBy(const clang::FunctionDecl& Method) {
  const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&Method);
  if (!M || M->isStatic() || llvm::isa<clang::CXXConstructorDecl, clang::CXXConversionDecl>(M))
    return {};
  const clang::CXXRecordDecl& Class = *M->getParent();
  const bool IsOfDyn = companionBase(Class, "dynify_dyn") || companionBase(Class, "dynify_through");
  return IsOfDyn ? findEntry(Method, 0) : std::string();
}

std::vector<DynEntry> entriesOf(const clang::VarTemplateDecl& Tables) {
  std::vector<DynEntry> All;
  const auto* Dyn = llvm::dyn_cast<clang::CXXRecordDecl>(Tables.getDeclContext());
  if (!Dyn || Dyn->isDependentContext() || !companionBase(*Dyn, "dynify_dyn")) return All;
  for (const clang::VarTemplateSpecializationDecl* Table : Tables.specializations()) {
    const clang::Expr* Value = Table->getInit();
    if (!Value || Value->isInstantiationDependent()) continue;
    Value = Value->IgnoreUnlessSpelledInSource();
    const auto* List = llvm::dyn_cast<clang::InitListExpr>(Value);
    if (List && List->getSemanticForm()) List = List->getSemanticForm();
    if (List) addEntries(*List, All);
  }
  return All;
}

clang::QualType addedBy(const clang::CXXRecordDecl& Class) {
  const clang::CXXRecordDecl* Base = companionBase(Class, "dynify_through");
  const auto* Instance = llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(Base);
  if (!Instance || Instance->getTemplateArgs().size() < 2) return {};
  return Instance->getTemplateArgs()[1].getAsType();
}

}  // namespace dynify::gen
