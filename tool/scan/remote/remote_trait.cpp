#include "scan/remote/remote_trait.hpp"

#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Lookup.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/requested_name.hpp"
#include "text/nearest.hpp"

namespace dynify::gen {
namespace {

/// The class that a declaration stands for: itself, or the one that a template describes.
const clang::CXXRecordDecl* classOf(const clang::NamedDecl& D) {
  if (const auto* Template = llvm::dyn_cast<clang::ClassTemplateDecl>(&D))
    return Template->getTemplatedDecl();
  return llvm::dyn_cast<clang::CXXRecordDecl>(&D);
}

bool isNamable(const clang::NamedDecl& D) {
  return classOf(D) ||
         llvm::isa<clang::NamespaceDecl, clang::NamespaceAliasDecl, clang::TypedefNameDecl>(D);
}

/// The declared name that is most like `Name`, as the user would write it.
std::string nearestName(const clang::DeclContext& Context, llvm::StringRef Name) {
  std::string Best;
  Nearest Search(Name, static_cast<unsigned>(Name.size()) / 3 + 1);
  for (const clang::Decl* D : Context.decls()) {
    const auto* Named = llvm::dyn_cast<clang::NamedDecl>(D);
    if (Named && Named->getIdentifier() && isNamable(*Named) && Search.consider(Named->getName()))
      Best = Named->getQualifiedNameAsString();
  }
  return Best;
}

/// The class that a template describes has none of its own.
clang::AccessSpecifier accessOf(const clang::Decl& D) {
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(&D);
  const clang::Decl* Template = Class ? Class->getDescribedClassTemplate() : nullptr;
  return Template ? Template->getAccess() : D.getAccess();
}

}  // namespace

void RemoteTrait::refuse(clang::DiagnosticsEngine& Engine, const Refusal& What,
                         llvm::ArrayRef<llvm::StringRef> Arguments) const {
  const clang::SourceLocation Where = Location.isValid() ? Location : Place->getLocation();
  if (SkipUnsupported)
    reportLeftOut(Engine, Where, What, Arguments);
  else
    report(Engine, Where, What, Arguments);
}

std::string RemoteTrait::skipHint(llvm::StringRef Method) const {
  if (isAlias()) return "leave it out: '[[dynify::trait, dynify::skip(\"" + Method.str() + "\")]]'";
  return "leave it out: '--skip " + Name + "::" + Method.str() + "'";
}

RemoteFinder::RemoteFinder(clang::Sema& Given, const AttributeLog& Log,
                           const RemoteOptions& Requested)
    : S(Given), Attributes(Log), Options(Requested) {}

std::optional<RemoteTrait> RemoteFinder::fromAlias(const clang::NamedDecl& Alias,
                                                   clang::SourceLocation TraitAt) {
  const auto* Typedef = llvm::dyn_cast<clang::TypedefNameDecl>(&Alias);
  const auto* Template = llvm::dyn_cast<clang::TypeAliasDecl>(&Alias);
  if (!Typedef || (Template && Template->getDescribedAliasTemplate()) ||
      !Alias.getDeclContext()->isFileContext()) {
    report(S.getDiagnostics(), TraitAt, refusals::AliasTrait);
    return std::nullopt;
  }
  RemoteTrait Found;
  Found.Place = &Alias;
  Found.Name = Alias.getQualifiedNameAsString();
  Found.Location = TraitAt;
  const std::optional<std::string> Dyn = requestedName(Alias, Attributes, S.getDiagnostics());
  if (!Dyn || !readAliasSkips(Alias, Found)) return std::nullopt;
  Found.RequestedName = *Dyn;
  return complete(std::move(Found), instantiate(*Typedef));
}

std::optional<RemoteTrait> RemoteFinder::fromName(llvm::StringRef Requested) {
  const auto [Name, Dyn] = Requested.split('=');
  const clang::NamedDecl* D = lookUp(Name);
  if (!D) return std::nullopt;
  RemoteTrait Found;
  Found.Place = D;
  Found.Name = D->getQualifiedNameAsString();
  Found.RequestedName = Dyn.str();
  if (const auto* Typedef = llvm::dyn_cast<clang::TypedefNameDecl>(D))
    return complete(std::move(Found), instantiate(*Typedef));
  const clang::CXXRecordDecl* Class = classOf(*D);
  if (Class) return complete(std::move(Found), Class);
  report(S.getDiagnostics(), {}, refusals::UnknownTrait, {Name, ""});
  return std::nullopt;
}

std::vector<const clang::FunctionDecl*> RemoteFinder::functionsOf(llvm::StringRef Requested) {
  llvm::StringRef Rest = Requested.split('=').first;
  Rest.consume_front("::");
  const clang::DeclContext* Context = S.Context.getTranslationUnitDecl();
  while (Context && Rest.contains("::")) {
    const auto [Name, Behind] = Rest.split("::");
    const clang::NamedDecl* Found = lookUpIn(*Context, Name);
    if (const auto* Alias = llvm::dyn_cast_or_null<clang::NamespaceAliasDecl>(Found))
      Found = Alias->getNamespace();
    Context = llvm::dyn_cast_or_null<clang::NamespaceDecl>(Found);
    Rest = Behind;
  }
  std::vector<const clang::FunctionDecl*> Functions;
  if (!Context) return Functions;
  clang::LookupResult Found(S, &S.Context.Idents.get(Rest), {}, clang::Sema::LookupOrdinaryName);
  Found.suppressDiagnostics();
  S.LookupQualifiedName(Found, const_cast<clang::DeclContext*>(Context));
  for (const clang::NamedDecl* D : Found)
    if (const clang::FunctionDecl* F = D->getAsFunction()) Functions.push_back(F);
  const auto IsBefore = [&](const clang::FunctionDecl* A, const clang::FunctionDecl* B) {
    return S.getSourceManager().isBeforeInTranslationUnit(A->getLocation(), B->getLocation());
  };
  llvm::sort(Functions, IsBefore);
  return Functions;
}

/// The class behind an alias; null: no class. A specialisation is instantiated here, since nothing
/// else may have asked for its members.
const clang::CXXRecordDecl* RemoteFinder::instantiate(const clang::TypedefNameDecl& Alias) {
  const clang::QualType Type = Alias.getUnderlyingType();
  const clang::CXXRecordDecl* Class = Type->getAsCXXRecordDecl();
  if (Class) static_cast<void>(S.isCompleteType(Alias.getLocation(), Type));
  return Class;
}

std::optional<RemoteTrait> RemoteFinder::complete(RemoteTrait Found,
                                                  const clang::CXXRecordDecl* Class) {
  Found.SkipUnsupported = Options.SkipUnsupported;
  if (!Class) {
    Found.refuse(S.getDiagnostics(), refusals::NotAClass);
    return std::nullopt;
  }
  Found.Class = Class->getDefinition();
  if (!Found.Class) {
    Found.refuse(S.getDiagnostics(), refusals::IncompleteTrait, {Found.Name});
    return std::nullopt;
  }
  if (classOf(*Found.Place)) Found.Place = Found.Class;
  if (!isAcceptable(Found)) return std::nullopt;
  readNamedSkips(Found);
  return Found;
}

bool RemoteFinder::isAcceptable(const RemoteTrait& Found) {
  const auto Refuse = [&](const Refusal& What, llvm::StringRef Second = {},
                          llvm::StringRef Third = {}) {
    Found.refuse(S.getDiagnostics(), What, {Found.Name, Second, Third});
    return false;
  };
  if (Found.Class->isUnion()) return Refuse(refusals::UnionTrait);
  if (Found.Class->isInAnonymousNamespace() || Found.Place->isInAnonymousNamespace())
    return Refuse(refusals::AnonymousNamespace);
  for (const clang::Decl* Inner = Found.Place; Inner->getDeclContext()->isRecord();) {
    const auto* Outer = llvm::cast<clang::CXXRecordDecl>(Inner->getDeclContext());
    if (accessOf(*Inner) != clang::AS_public)
      return Refuse(refusals::UnreachableTrait, clang::getAccessSpelling(accessOf(*Inner)),
                    Outer->getName());
    if (Outer->isDependentContext()) return Refuse(refusals::NestedInTemplate);
    Inner = Outer;
  }
  const clang::CXXRecordDecl* Pattern = Found.Class->getTemplateInstantiationPattern();
  const bool IsMarked = findAttribute(Pattern ? *Pattern : *Found.Class, "trait").isValid();
  if (!IsMarked && Classes.insert(Found.Class->getCanonicalDecl()).second) return true;
  return Refuse(refusals::TraitAlready);
}

bool RemoteFinder::readAliasSkips(const clang::NamedDecl& Alias, RemoteTrait& Found) {
  const clang::SourceLocation Where = findAttribute(Alias, "skip");
  if (Where.isInvalid()) return true;
  if (const AttributeUse* Use = Attributes.at(Where))
    for (const std::string& Token : Use->Arguments) {
      if (Token == ",") continue;
      llvm::StringRef Name = Token;
      if (!Name.consume_front("\"") || !Name.consume_back("\"") || Name.empty()) {
        Found.Skipped.clear();
        break;
      }
      Found.Skipped.insert(Name.str());
    }
  if (!Found.Skipped.empty()) return true;
  report(S.getDiagnostics(), Where, refusals::AttributeArgument,
         {"skip", "the names of methods on an alias", "'[[dynify::skip(\"close\")]]'"});
  return false;
}

void RemoteFinder::readNamedSkips(RemoteTrait& Found) {
  for (llvm::StringRef Skip : Options.Skipped) {
    llvm::StringRef Method = Skip;
    Method.consume_front("::");
    if (!Method.consume_front(Found.Name) || !Method.consume_front("::")) continue;
    UsedSkips.insert(Skip.str());
    Found.Skipped.insert(Method.str());
  }
}

void RemoteFinder::reportUnusedSkips() {
  for (const std::string& Skip : Options.Skipped)
    if (UsedSkips.count(Skip) == 0)
      report(S.getDiagnostics(), {}, refusals::UnknownSkip,
             {Skip, "no remote trait of this call has such a method"});
}

const clang::NamedDecl* RemoteFinder::lookUpIn(const clang::DeclContext& Context,
                                               llvm::StringRef Name) {
  clang::LookupResult Found(S, &S.Context.Idents.get(Name), {},
                            clang::Sema::LookupNestedNameSpecifierName);
  Found.suppressDiagnostics();
  if (!S.LookupQualifiedName(Found, const_cast<clang::DeclContext*>(&Context))) return nullptr;
  const auto It = llvm::find_if(Found, [](const clang::NamedDecl* D) { return isNamable(*D); });
  return It == Found.end() ? nullptr : (*It)->getUnderlyingDecl();
}

const clang::NamedDecl* RemoteFinder::lookUp(llvm::StringRef Qualified) {
  llvm::StringRef Rest = Qualified;
  Rest.consume_front("::");
  const clang::DeclContext* Context = S.Context.getTranslationUnitDecl();
  const clang::NamedDecl* Found = nullptr;
  while (Context) {
    const auto [Name, Behind] = Rest.split("::");
    Found = lookUpIn(*Context, Name);
    if (!Found) {
      const std::string Nearest = nearestName(*Context, Name);
      const std::string Suggestion =
          Nearest.empty()
              ? ""
              : "; did you mean '" + Nearest + (Behind.empty() ? "" : "::") + Behind.str() + "'?";
      report(S.getDiagnostics(), {}, refusals::UnknownTrait, {Qualified, Suggestion});
      return nullptr;
    }
    if (Behind.empty()) return Found;
    if (const auto* Alias = llvm::dyn_cast<clang::NamespaceAliasDecl>(Found))
      Found = Alias->getNamespace();
    Context = llvm::dyn_cast<clang::DeclContext>(Found);
    Rest = Behind;
  }
  report(S.getDiagnostics(), {}, refusals::UnknownTrait, {Qualified, ""});
  return nullptr;
}

}  // namespace dynify::gen
