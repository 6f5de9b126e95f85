#include "scan/remote/remote_reader.hpp"

#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Lookup.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/members/member_reader.hpp"
#include "scan/source_text.hpp"
#include "scan/types/place.hpp"
#include "scan/types/taken_names.hpp"
#include "text/nearest.hpp"

namespace dynify::gen {
namespace {

const clang::CXXMethodDecl* methodOf(const clang::NamedDecl& D) {
  if (const auto* Template = llvm::dyn_cast<clang::FunctionTemplateDecl>(&D))
    return llvm::dyn_cast<clang::CXXMethodDecl>(Template->getTemplatedDecl());
  return llvm::dyn_cast<clang::CXXMethodDecl>(&D);
}

/// Whether it can be called on an object, and its implementors may be asked to have it.
bool isCallable(const clang::CXXMethodDecl& M) {
  return !M.isImplicit() && !M.isStatic() && !M.isDeleted() && !isSpecialMember(M);
}

}  // namespace

RemoteReader::RemoteReader(clang::Sema& Given, CoroutineTypes& Known, const RemoteTrait& Asked,
                           TraitLookup Lookup)
    : S(Given),
      Remote(Asked),
      Types(TypeSpeller::forRemote(Given.Context, *Asked.Class, std::move(Lookup))),
      Coroutines(Known),
      Methods(Given, *Asked.Class, Types, Known, &Asked) {}

std::optional<Trait> RemoteReader::read() {
  Trait T;
  T.RequestedName = Remote.RequestedName;
  readPlace(*Remote.Place, T);
  if (Remote.Place != Remote.Class) T.Target = Types.nameOf(*Remote.Class);
  if (const clang::ClassTemplateDecl* Template = Remote.Class->getDescribedClassTemplate())
    T.Head = readTemplateHead(*Template->getTemplateParameters(), Types);
  T.Comment = documentationOf(*Remote.Place, S.Context);
  if (T.Comment.empty()) T.Comment = documentationOf(*Remote.Class, S.Context);
  T.IsDeprecated = Remote.Class->hasAttr<clang::DeprecatedAttr>();
  const clang::SourceLocation Where =
      Remote.Location.isValid() ? Remote.Location : Remote.Place->getLocation();
  T.Position = positionOf(Where, S.Context);
  collect(*Remote.Class, {});
  if (!checkSkips() || !readMethods(T)) return std::nullopt;
  if (T.Methods.empty()) {
    Remote.refuse(S.getDiagnostics(), refusals::EmptyTrait, {Remote.Name});
    return std::nullopt;
  }
  readExports(T);
  readIdentifiers(*Remote.Class, S, T);
  return T;
}

/// A name that a class declares hides the same name in its bases.
void RemoteReader::collect(const clang::CXXRecordDecl& Class,
                           std::set<clang::DeclarationName> Hidden) {
  if (!Visited.insert(Class.getCanonicalDecl()).second) return;
  const bool IsBase = &Class != Remote.Class;
  std::set<clang::DeclarationName> Own;
  for (const clang::Decl* D : Class.decls()) {
    const auto* Named = llvm::dyn_cast<clang::NamedDecl>(D);
    if (!Named || !Named->getDeclName() || Hidden.count(Named->getDeclName()) != 0) continue;
    if (IsBase && !isInheritedOnce(Named->getDeclName())) continue;
    const auto* Shadow = llvm::dyn_cast<clang::UsingShadowDecl>(Named);
    collectMember(Shadow ? *Shadow->getTargetDecl() : *Named, Named->getAccess(), Own);
  }
  Hidden.insert(Own.begin(), Own.end());
  for (const clang::CXXBaseSpecifier& Base : Class.bases()) {
    const clang::CXXRecordDecl* Type = Base.getType()->getAsCXXRecordDecl();
    if (Base.getAccessSpecifier() == clang::AS_public && Type && Type->hasDefinition() &&
        !Base.getType()->isDependentType())
      collect(*Type->getDefinition(), Hidden);
  }
}

void RemoteReader::collectMember(const clang::NamedDecl& D, clang::AccessSpecifier Access,
                                 std::set<clang::DeclarationName>& Own) {
  Own.insert(D.getDeclName());
  const clang::CXXMethodDecl* M = methodOf(D);
  if (!M || !isCallable(*M) || Access != clang::AS_public) return;
  Members.push_back(&D);
  MemberNames.insert(D.getNameAsString());
}

/// What two bases have cannot be called by its name.
bool RemoteReader::isInheritedOnce(clang::DeclarationName Name) {
  clang::LookupResult Found(S, Name, {}, clang::Sema::LookupMemberName);
  Found.suppressDiagnostics();
  return S.LookupQualifiedName(Found, const_cast<clang::CXXRecordDecl*>(Remote.Class)) &&
         !Found.isAmbiguous();
}

bool RemoteReader::checkSkips() {
  bool AreKnown = true;
  for (const std::string& Skip : Remote.Skipped) {
    if (MemberNames.count(Skip) != 0) continue;
    AreKnown = false;
    Nearest Search(Skip, 3);
    for (const std::string& Name : MemberNames) Search.consider(Name);
    const std::string Suggestion =
        Search.found().empty() ? "" : "; did you mean '" + Search.found().str() + "'?";
    report(S.getDiagnostics(), Remote.Location, refusals::UnknownSkip,
           {Skip, "'" + Remote.Name + "' has no public method of that name" + Suggestion});
  }
  return AreKnown;
}

bool RemoteReader::readMethods(Trait& T) {
  bool IsComplete = true;
  for (const clang::NamedDecl* D : Members)
    if (Remote.Skipped.count(D->getNameAsString()) == 0)
      IsComplete = readMethod(*D, T) && IsComplete;
  return IsComplete || Remote.SkipUnsupported;
}

bool RemoteReader::readMethod(const clang::NamedDecl& D, Trait& T) {
  if (llvm::isa<clang::FunctionTemplateDecl>(D))
    return !Methods.judge().refuse(D.getLocation(), refusals::MethodTemplate, *methodOf(D));
  std::optional<Method> Read = Methods.read(*methodOf(D));
  if (Read) T.Methods.push_back(std::move(*Read));
  return Read.has_value();
}

/// Signatures need none of them where every type is printed in full. In a template, they are
/// printed as they were written.
void RemoteReader::readExports(Trait& T) {
  MemberReader Offered(S, *Remote.Class, Types, Coroutines);
  for (const clang::Decl* D : Remote.Class->decls())
    if (!D->isImplicit() && D->getAccess() == clang::AS_public) Offered.readOffered(*D, T);
}

}  // namespace dynify::gen
