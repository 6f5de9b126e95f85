#include "scan/types/taken_names.hpp"

#include <set>
#include <string>
#include <vector>

#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Preprocessor.h"
#include "model/names.hpp"
#include "scan/source_text.hpp"

namespace dynify::gen {
namespace {

/// A macro would be expanded in the companion; a variable, or a name for a type, would be hidden,
/// about which compilers warn.
bool isAvoided(const std::string& Name, const clang::CXXRecordDecl& Class, clang::Sema& S) {
  if (S.getPreprocessor().isMacroDefined(Name)) return true;
  clang::IdentifierInfo& Id = S.Context.Idents.get(Name);
  for (const clang::DeclContext* Around = Class.getDeclContext(); Around;
       Around = Around->getParent())
    for (const clang::NamedDecl* D : Around->lookup(&Id))
      if (llvm::isa<clang::VarDecl, clang::TypedefNameDecl>(D->getUnderlyingDecl())) return true;
  return false;
}

/// A parameter that is a function hides methods of its name, too.
bool isFunction(const clang::QualType& Type) {
  const clang::QualType Target = Type.getNonReferenceType();
  return Target->isFunctionType() || Target->isFunctionPointerType();
}

void readAvoided(const clang::CXXRecordDecl& Class, clang::Sema& S, Trait& T) {
  std::set<std::string> Candidates;
  for (const std::string& Name : preferredNames()) Candidates.insert(Name);
  for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (const Method& M : *Methods)
      for (const Parameter& P : M.Parameters) Candidates.insert(P.Name);
  std::erase_if(Candidates, [&](const std::string& Name) { return !isAvoided(Name, Class, S); });
  for (const clang::CXXMethodDecl* M : Class.methods())
    for (const clang::ParmVarDecl* P : M->parameters())
      if (P->getIdentifier() && isFunction(P->getType()) && !Class.lookup(P->getDeclName()).empty())
        Candidates.insert(P->getNameAsString());
  Candidates.erase("");
  T.Avoided.assign(Candidates.begin(), Candidates.end());
}

}  // namespace

void readIdentifiers(const clang::CXXRecordDecl& Class, clang::Sema& S, Trait& T) {
  std::set<std::string> Names;
  clang::SourceRange Range = Class.getSourceRange();
  if (const clang::ClassTemplateDecl* Template = Class.getDescribedClassTemplate())
    Range.setBegin(Template->getBeginLoc());
  collectIdentifiers(Range, S.Context, Names);
  for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (const Method& M : *Methods) {
      Names.insert(M.Name);
      for (const Parameter& P : M.Parameters) Names.insert(P.Name);
    }
  for (const Export& E : T.Exports) Names.insert(E.Name);
  readAvoided(Class, S, T);
  for (const Namespace& N : T.Namespaces) Names.insert(N.Name);
  T.Identifiers.assign(Names.begin(), Names.end());
}

}  // namespace dynify::gen
