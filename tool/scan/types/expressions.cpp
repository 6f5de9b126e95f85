#include "scan/types/expressions.hpp"

#include <algorithm>
#include <set>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Preprocessor.h"
#include "model/identifiers.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/source_text.hpp"
#include "scan/types/declared_behind.hpp"
#include "scan/types/remote_types.hpp"
#include "scan/types/static_names.hpp"

namespace dynify::gen {
namespace {

/// Finds names of members of the classes around a trait, and of the bases of a class that is a
/// trait without being marked: its dyn does not offer those.
class OuterNames : public clang::RecursiveASTVisitor<OuterNames> {
 public:
  explicit OuterNames(const clang::CXXRecordDecl& Class) : Trait(Class) {}

  bool VisitDeclRefExpr(clang::DeclRefExpr* E) { return see(*E->getDecl()); }
  bool VisitTypedefType(clang::TypedefType* T) { return see(*T->getDecl()); }
  bool VisitTagType(clang::TagType* T) { return see(*T->getDecl()); }

  bool Found = false;

 private:
  bool see(const clang::NamedDecl& D) {
    for (const clang::DeclContext* Outer = Trait.getDeclContext(); Outer->isRecord();
         Outer = Outer->getParent())
      Found = Found || D.getDeclContext()->getRedeclContext()->Equals(Outer);
    const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext());
    if (Class && !IsMarked && Trait.isDerivedFrom(Class)) Found = true;
    return !Found;
  }

  const clang::CXXRecordDecl& Trait;
  const bool IsMarked = findAttribute(Trait, "trait").isValid();
};

/// Finds functions that have another overload where the companion is.
class OverloadedNames : public clang::RecursiveASTVisitor<OverloadedNames> {
 public:
  explicit OverloadedNames(const clang::CXXRecordDecl& Class) : Trait(Class) {}

  bool VisitDeclRefExpr(clang::DeclRefExpr* E) {
    const auto* F = llvm::dyn_cast<clang::FunctionDecl>(E->getDecl());
    Found = Found || (F && F->getIdentifier() && isOverloadedBehind(*F, {Trait, Trait}));
    return !Found;
  }

  bool Found = false;

 private:
  const clang::CXXRecordDecl& Trait;
};

/// Whether a name of the text is declared again between the trait and its companion.
bool isDeclaredAgain(const std::string& Text, const clang::CXXRecordDecl& Trait) {
  std::set<std::string> Names;
  collectLookedUp(Text, Names);
  return std::any_of(Names.begin(), Names.end(), [&](const std::string& Name) {
    return declaredBehind(Name, {Trait, Trait}) != nullptr;
  });
}

/// Whether the macros that the text names, where it stands, are there in the end.
bool isLasting(const std::string& Text, clang::SourceLocation Where, clang::Preprocessor& Macros) {
  std::set<std::string> Names;
  collectIdentifiers(std::string_view(Text), Names);
  return std::all_of(Names.begin(), Names.end(), [&](const std::string& Name) {
    const clang::IdentifierInfo* Id = Macros.getIdentifierInfo(Name);
    return !Id->hadMacroDefinition() ||
           Macros.getMacroDefinitionAtLoc(Id, Where).getMacroInfo() == Macros.getMacroInfo(Id);
  });
}

/// `<T, Rest...>`, or nothing for no template.
std::string argumentsOf(const clang::CXXRecordDecl& Trait) {
  const clang::ClassTemplateDecl* Template = Trait.getDescribedClassTemplate();
  if (!Template) return {};
  std::string Arguments;
  for (const clang::NamedDecl* P : *Template->getTemplateParameters())
    Arguments += (Arguments.empty() ? "<" : ", ") + P->getNameAsString() +
                 (P->isParameterPack() ? "..." : "");
  return Arguments + ">";
}

/// Outside of a template its name alone is no type.
std::string withArguments(const std::string& Text, const clang::CXXRecordDecl& Trait) {
  const std::string Name = Trait.getNameAsString();
  const std::string Arguments = argumentsOf(Trait);
  if (Arguments.empty() || Text.find(Name + "<") != std::string::npos) return Text;
  return renamedIdentifier(Text, Name, Name + Arguments);
}

/// Those static methods are the trait's own: the dyn's are called on an object.
std::string withScopes(std::string Text, const clang::Expr& E, const clang::CXXRecordDecl& Trait) {
  const std::string Scope = "::" + Trait.getQualifiedNameAsString() + argumentsOf(Trait) + "::";
  std::set<std::string> Names;
  for (const clang::CXXMethodDecl* M : staticNames(E, Trait))
    if (M->getIdentifier()) Names.insert(M->getNameAsString());
  for (const std::string& Name : Names) Text = renamedIdentifier(Text, Name, Scope + Name);
  return Text;
}

}  // namespace

std::optional<std::string> textOf(const clang::Expr& E, clang::SourceRange Range,
                                  const clang::CXXRecordDecl& Trait, clang::Sema& S,
                                  const clang::PrintingPolicy& Policy) {
  if (namesHidden(E, Lambdas::Allowed)) return std::nullopt;
  OuterNames Outer(Trait);
  Outer.TraverseStmt(const_cast<clang::Expr*>(&E));
  if (Outer.Found) return qualifiedText(E, S.Context, Policy);
  const std::string Written = sourceOf(Range, &E, S.Context, Policy);
  if (isDeclaredAgain(Written, Trait)) {
    OverloadedNames Overloaded(Trait);
    Overloaded.TraverseStmt(const_cast<clang::Expr*>(&E));
    return Overloaded.Found ? std::nullopt : qualifiedText(E, S.Context, Policy);
  }
  const clang::SourceLocation Where = S.getSourceManager().getExpansionLoc(Range.getBegin());
  if (isLasting(Written, Where, S.getPreprocessor()))
    return withScopes(withArguments(Written, Trait), E, Trait);
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  E.printPretty(Stream, nullptr, Policy);
  return withScopes(Stream.str(), E, Trait);
}

}  // namespace dynify::gen
