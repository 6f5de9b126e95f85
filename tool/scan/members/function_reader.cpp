#include "scan/members/function_reader.hpp"

#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Version.h"
#include "diagnose/diagnostics.hpp"
#include "model/names.hpp"
#include "scan/marks/requested_name.hpp"
#include "scan/marks/storage.hpp"
#include "scan/members/method_reader.hpp"
#include "scan/source_text.hpp"
#include "scan/types/place.hpp"
#include "scan/types/taken_names.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {
namespace {

/// A function is read as a method is: of an empty class that stands where the function does.
const clang::CXXRecordDecl& scopeOf(const clang::FunctionDecl& F) {
  // LLVM 18 made the kinds of tags a scoped enum.
#if CLANG_VERSION_MAJOR >= 18
  const auto Kind = clang::TagTypeKind::Class;
#else
  const auto Kind = clang::TTK_Class;
#endif
  clang::CXXRecordDecl* Scope = clang::CXXRecordDecl::Create(
      F.getASTContext(), Kind, const_cast<clang::DeclContext*>(F.getDeclContext()), F.getBeginLoc(),
      F.getLocation(), nullptr);
  Scope->startDefinition();
  Scope->completeDefinition();
  return *Scope;
}

bool hasAutoParameter(const clang::FunctionTemplateDecl& Template) {
  for (const clang::NamedDecl* P : *Template.getTemplateParameters())
    if (P->isImplicit()) return true;
  return false;
}

}  // namespace

FunctionReader::FunctionReader(clang::Sema& Given, const AttributeLog& Log, CoroutineTypes& Types,
                               TraitLookup Find)
    : S(Given), Attributes(Log), Coroutines(Types), Lookup(std::move(Find)) {}

std::optional<Function> FunctionReader::read(const clang::FunctionDecl& F,
                                             llvm::StringRef RequestedName) {
  if (!Known.insert(F.getCanonicalDecl()).second) return std::nullopt;
  Function Read;
  if (!isAcceptable(F, F.getLocation()) || !readName(F, RequestedName, Read) ||
      !readSignature(F, Read))
    return std::nullopt;
  Read.Position = positionOf(F.getLocation(), S.Context);
  Read.IsDeprecated = F.hasAttr<clang::DeprecatedAttr>();
  return Read;
}

bool FunctionReader::isAcceptable(const clang::FunctionDecl& F, clang::SourceLocation Where) {
  const auto Refuse = [&](const Refusal& What) {
    report(S.getDiagnostics(), Where, What, {F.getNameAsString()});
    return false;
  };
  if (!F.getLexicalDeclContext()->isFileContext() || F.getPrimaryTemplate())
    return Refuse(refusals::FunctionPlace);
  if (!F.isExternallyVisible()) return Refuse(refusals::InternalFunction);
  if (!Coroutines.isCoroutine(F) && !Coroutines.mayBeCoroutine(F) &&
      !F.getReturnType()->isUndeducedType())
    return Refuse(refusals::FunctionTrait);
  const clang::FunctionTemplateDecl* Template = F.getDescribedFunctionTemplate();
  if (Template && hasAutoParameter(*Template)) return Refuse(refusals::AutoParameter);
  return !refuseTraits(F);
}

/// The function itself cannot be called with a dyn where it asks for an object of the trait.
bool FunctionReader::refuseTraits(const clang::FunctionDecl& F) {
  const TypeSpeller Types(S.Context, scopeOf(F), Lookup);
  for (const clang::ParmVarDecl* P : F.parameters()) {
    const NamedTrait Named = Types.traitBehind(P->getType());
    const Trait* Model = Named.Pattern ? Lookup(*Named.Pattern) : nullptr;
    if (!Named.Pattern) continue;
    if (Model)
      reportWithFix(S.getDiagnostics(), P->getTypeSpecStartLoc(), refusals::TraitInSignature,
                    {F.getNameAsString(), Named.Pattern->getName()},
                    "take its dyn, '" + dynName(*Model) + "'");
    return true;
  }
  return false;
}

bool FunctionReader::readName(const clang::FunctionDecl& F, llvm::StringRef Requested,
                              Function& Read) {
  readPlace(F, Read.Namespaces);
  Read.Dyn = Requested.str();
  if (Requested.empty()) {
    const std::optional<std::string> Written = requestedName(F, Attributes, S.getDiagnostics());
    if (!Written) return false;
    Read.Dyn = *Written;
  }
  if (!Read.Dyn.empty()) return true;
  if (F.getIdentifier()) {
    Read.Dyn = "dyn_" + F.getNameAsString();
    return true;
  }
  report(S.getDiagnostics(), F.getLocation(), refusals::AttributeArgument,
         {"trait", "a name for an operator's companion", "'[[dynify::trait(\"join\")]]'"});
  return false;
}

bool FunctionReader::readSignature(const clang::FunctionDecl& F, Function& Read) {
  const clang::CXXRecordDecl& Scope = scopeOf(F);
  const TypeSpeller Types(S.Context, Scope, Lookup);
  std::optional<Method> Signature = MethodReader(S, Scope, Types, Coroutines).readFunction(F);
  if (!Signature) return false;
  // What is marked is meant to be one.
  Signature->IsCoroutine = true;
  Signature->MayBeCoroutine = false;
  if (const clang::FunctionTemplateDecl* Template = F.getDescribedFunctionTemplate())
    Read.Head = readTemplateHead(*Template->getTemplateParameters(), Types);
  if (!StorageReader(S, Attributes).readAttribute(F, Signature->Storage)) return false;
  Read.Signature = std::move(*Signature);
  Trait Named;
  Named.Namespaces = Read.Namespaces;
  Named.Methods = {Read.Signature};
  readIdentifiers(Scope, S, Named);
  Read.Identifiers = std::move(Named.Identifiers);
  Read.Avoided = std::move(Named.Avoided);
  return true;
}

}  // namespace dynify::gen
