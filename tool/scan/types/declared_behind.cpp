#include "scan/types/declared_behind.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace dynify::gen {
namespace {

clang::SourceLocation endOf(const clang::CXXRecordDecl& Class) {
  const clang::SourceLocation End = Class.getEndLoc();
  // What stands for the scope of a function has no end.
  return Class.getASTContext().getSourceManager().getExpansionLoc(
      End.isValid() ? End : Class.getLocation());
}

/// The file is the trait's own, whatever else is read together with it.
bool isBehind(const clang::Decl& D, const Moved& Text) {
  const clang::SourceManager& Sources = Text.Trait.getASTContext().getSourceManager();
  const clang::SourceLocation From = endOf(Text.From);
  const clang::SourceLocation Where = Sources.getExpansionLoc(D.getCanonicalDecl()->getLocation());
  const clang::SourceLocation End =
      Sources.getLocForEndOfFile(Sources.getFileID(endOf(Text.Trait)));
  return Where.isValid() && Sources.isBeforeInTranslationUnit(From, Where) &&
         Sources.isBeforeInTranslationUnit(Where, End);
}

const clang::NamedDecl* firstBehind(const clang::DeclContext& In, clang::DeclarationName Name,
                                    const Moved& Text) {
  const auto Found = In.lookup(Name);
  const auto Behind =
      llvm::find_if(Found, [&](const clang::NamedDecl* D) { return isBehind(*D, Text); });
  return Behind == Found.end() ? nullptr : *Behind;
}

/// Template parameters do not matter where arguments do.
const clang::FunctionDecl* functionOf(const clang::NamedDecl* D) {
  D = D->getUnderlyingDecl();
  if (const auto* Template = llvm::dyn_cast<clang::FunctionTemplateDecl>(D))
    return Template->getTemplatedDecl();
  return llvm::dyn_cast<clang::FunctionDecl>(D);
}

}  // namespace

const clang::NamedDecl* declaredBehind(llvm::StringRef Name, const Moved& Text) {
  const clang::DeclarationName Id = &Text.Trait.getASTContext().Idents.get(Name);
  for (const clang::DeclContext* Around = Text.Trait.getDeclContext(); Around;
       Around = Around->getParent()) {
    if (!Around->isFileContext()) continue;
    if (const clang::NamedDecl* Found = firstBehind(*Around, Id, Text)) return Found;
    for (const clang::UsingDirectiveDecl* Directive : Around->using_directives()) {
      if (!isBehind(*Directive, Text)) continue;
      const auto Found = Directive->getNominatedNamespace()->lookup(Id);
      if (!Found.empty()) return Found.front();
    }
  }
  return nullptr;
}

bool isOverloadedBehind(const clang::FunctionDecl& F, const Moved& Text) {
  return llvm::any_of(
      F.getDeclContext()->getRedeclContext()->lookup(F.getDeclName()),
      [&](const clang::NamedDecl* D) {
        const clang::FunctionDecl* Other = functionOf(D);
        return Other && isBehind(*D, Text) &&
               (Other->isVariadic() || Other->getNumParams() >= F.getMinRequiredArguments()) &&
               Other->getMinRequiredArguments() <= F.getNumParams();
      });
}

}  // namespace dynify::gen
