#include "scan/trait_reader.hpp"

#include <set>
#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "diagnose/diagnostics.hpp"
#include "model/names.hpp"
#include "scan/bodies/bodies.hpp"
#include "scan/marks/attribute_fix.hpp"
#include "scan/marks/requested_name.hpp"
#include "scan/marks/storage.hpp"
#include "scan/members/member_reader.hpp"
#include "scan/members/supertraits.hpp"
#include "scan/source_text.hpp"
#include "scan/types/place.hpp"
#include "scan/types/taken_names.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {
namespace {

/// A function, or a variable, hides a class of its name, unless that is called a class.
std::string keywordOf(const clang::CXXRecordDecl& Class) {
  const bool IsHidden = llvm::any_of(
      Class.getDeclContext()->lookup(Class.getDeclName()), [](const clang::NamedDecl* D) {
        return llvm::isa<clang::ValueDecl, clang::FunctionTemplateDecl>(D->getUnderlyingDecl());
      });
  return IsHidden ? Class.getKindName().str() + " " : "";
}

/// Whether the companion names something deprecated: the trait, what is around it, a method.
bool namesDeprecated(const clang::CXXRecordDecl& Class) {
  const auto IsDeprecated = [](const clang::Decl* D) {
    return D->hasAttr<clang::DeprecatedAttr>();
  };
  if (llvm::any_of(Class.methods(), IsDeprecated)) return true;
  for (const clang::DeclContext* Around = &Class; Around; Around = Around->getParent())
    if (llvm::any_of(llvm::cast<clang::Decl>(Around)->redecls(), IsDeprecated)) return true;
  return false;
}

}  // namespace

TraitReader::TraitReader(clang::Sema& Given, const AttributeLog& Log, const ConditionalLog& Skipped,
                         CoroutineTypes& Types)
    : S(Given), Attributes(Log), Conditionals(Skipped), Coroutines(Types) {}

bool TraitReader::fail(clang::SourceLocation Where, const Refusal& What, llvm::StringRef First,
                       llvm::StringRef Second, llvm::StringRef Third) {
  report(S.getDiagnostics(), Where, What, {First, Second, Third});
  return false;
}

const std::optional<Trait>& TraitReader::read(const clang::CXXRecordDecl& Class) {
  const auto [Found, IsNew] = Known.try_emplace(Class.getCanonicalDecl());
  if (IsNew) Found->second = readNew(Class);
  return Found->second;
}

std::optional<Trait> TraitReader::readNew(const clang::CXXRecordDecl& Class) {
  Trait T;
  if (!isAcceptable(Class) || !isReachable(Class) || !readRequestedName(Class, T))
    return std::nullopt;
  readPlace(Class, T);
  T.Comment = documentationOf(Class, S.Context);
  T.Attributes = carriedAttributes(Class);
  T.Keyword = keywordOf(Class);
  T.Position = positionOf(Class.getLocation(), S.Context);
  if (!readMembers(Class, T)) return std::nullopt;
  T.IsDeprecated = namesDeprecated(Class);
  readIdentifiers(Class, S, T);
  return T;
}

bool TraitReader::readMembers(const clang::CXXRecordDecl& Class, Trait& T) {
  const auto FindTrait = [&](const clang::CXXRecordDecl& Other) -> const Trait* {
    if (&Other == &Class) return &T;
    const std::optional<Trait>& Found = read(Other);
    return Found ? &*Found : nullptr;
  };
  TypeSpeller Types(S.Context, Class, FindTrait);
  Types.hide(dynName(T));
  Types.hide(constDynName(T));
  if (const clang::ClassTemplateDecl* Template = Class.getDescribedClassTemplate())
    T.Head = readTemplateHead(*Template->getTemplateParameters(), Types);
  MemberReader Members(S, Class, Types, Coroutines);
  SupertraitReader Bases(S, Class, Types, Coroutines, FindTrait);
  if (!Members.read(T) || !Bases.read(T) || !StorageReader(S, Attributes).read(Class, T) ||
      !BodyReader(S, Class, Coroutines, Conditionals).read(T))
    return false;
  // A base's member that the trait's own hides, or that two bases share.
  std::set<std::pair<std::string, ExportKind>> Seen;
  std::erase_if(T.Exports, [&](const Export& E) { return !Seen.emplace(E.Name, E.Kind).second; });
  return true;
}

bool TraitReader::isAcceptable(const clang::CXXRecordDecl& Class) {
  const clang::SourceLocation Where = Class.getLocation();
  if (Class.isUnion()) return fail(Where, refusals::UnionTrait, Class.getName());
  if (llvm::isa<clang::ClassTemplateSpecializationDecl>(Class))
    return fail(Where, refusals::SpecializationTrait);
  if (!Class.isThisDeclarationADefinition()) return refuseUndefined(Class);
  if (Class.isInAnonymousNamespace())
    return fail(Where, refusals::AnonymousNamespace, Class.getName());
  return true;
}

/// Where the definition is, is not known: the attribute can only be taken away from here.
bool TraitReader::refuseUndefined(const clang::CXXRecordDecl& Class) {
  const AttributeFix Fix(S, findAttribute(Class, "trait"));
  report(S.getDiagnostics(), Class.getLocation(), refusals::UndefinedTrait, {Class.getName()},
         Fix.remove());
  return false;
}

bool TraitReader::isReachable(const clang::CXXRecordDecl& Class) {
  const clang::CXXRecordDecl* Inner = &Class;
  while (const auto* Outer = llvm::dyn_cast<clang::CXXRecordDecl>(Inner->getDeclContext())) {
    if (Inner->getAccess() != clang::AS_public)
      return fail(Class.getLocation(), refusals::UnreachableTrait, Class.getName(),
                  clang::getAccessSpelling(Inner->getAccess()), Outer->getName());
    if (Outer->isDependentContext())
      return fail(Class.getLocation(), refusals::NestedInTemplate, Class.getName());
    Inner = Outer;
  }
  return true;
}

bool TraitReader::readRequestedName(const clang::CXXRecordDecl& Class, Trait& T) {
  const std::optional<std::string> Name = requestedName(Class, Attributes, S.getDiagnostics());
  T.RequestedName = Name.value_or("");
  return Name.has_value();
}

}  // namespace dynify::gen
