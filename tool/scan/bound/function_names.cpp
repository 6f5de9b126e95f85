#include "scan/bound/function_names.hpp"

#include <utility>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/GlobalDecl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

clang::GlobalDecl globalDeclOf(const clang::FunctionDecl& F) {
  if (const auto* C = llvm::dyn_cast<clang::CXXConstructorDecl>(&F))
    return {C, clang::Ctor_Complete};
  if (const auto* D = llvm::dyn_cast<clang::CXXDestructorDecl>(&F))
    return {D, clang::Dtor_Complete};
  return {&F};
}

/// The name of the outermost namespace that `D` is in.
llvm::StringRef outermostNamespace(const clang::Decl& D) {
  const clang::NamespaceDecl* Outermost = nullptr;
  for (const clang::DeclContext* C = D.getDeclContext(); C; C = C->getParent())
    if (const auto* N = llvm::dyn_cast<clang::NamespaceDecl>(C)) Outermost = N;
  return Outermost && Outermost->getIdentifier() ? Outermost->getName() : llvm::StringRef();
}

}  // namespace

FunctionNames::FunctionNames(clang::ASTContext& Given, std::string ShownUnit, std::string Directory)
    : Context(Given),
      Mangler(Given.createMangleContext()),
      Unit(std::move(ShownUnit)),
      Current(std::move(Directory)) {}

std::string FunctionNames::mangled(const clang::FunctionDecl& F) {
  if (!Mangler->shouldMangleDeclName(&F)) return F.getNameAsString();
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  Mangler->mangleName(globalDeclOf(F), Stream);
  return Stream.str();
}

std::string FunctionNames::key(const clang::FunctionDecl& F) {
  const std::string Symbol = mangled(F);
  return F.isExternallyVisible() ? Symbol : Unit + "\n" + Symbol;
}

std::string FunctionNames::shown(const clang::FunctionDecl& F) const {
  if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&F); M && M->getParent()->isLambda()) {
    const BoundPlace At = place(M->getParent()->getLocation());
    return "lambda at " + At.File.substr(At.File.rfind('/') + 1) + ":" + std::to_string(At.Line);
  }
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  clang::PrintingPolicy Policy(Context.getLangOpts());
  Policy.SuppressUnwrittenScope = true;
  F.getNameForDiagnostic(Stream, Policy, true);
  return Stream.str();
}

BoundPlace FunctionNames::place(clang::SourceLocation Location) const {
  const clang::SourceManager& Sources = Context.getSourceManager();
  const clang::PresumedLoc At = Sources.getPresumedLoc(Sources.getExpansionLoc(Location));
  if (At.isInvalid()) return {};
  llvm::StringRef File = At.getFilename();
  if (!Current.empty()) File.consume_front(Current + "/");
  return {File.str(), At.getLine(), At.getColumn()};
}

bool FunctionNames::isRuntime(const clang::Decl& D) { return outermostNamespace(D) == "dynify"; }

bool FunctionNames::isStandard(const clang::Decl& D) {
  const llvm::StringRef Name = outermostNamespace(D);
  return Name == "std" || Name == "__gnu_cxx" || Name == "__cxxabiv1";
}

bool FunctionNames::isInSystemHeader(clang::SourceLocation Location) const {
  const clang::SourceManager& Sources = Context.getSourceManager();
  return Location.isInvalid() || Sources.isInSystemHeader(Sources.getExpansionLoc(Location));
}

}  // namespace dynify::gen
