#include "scan/trait_reader.hpp"

#include <algorithm>

#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "diagnose/diagnostics.hpp"
#include "model/names.hpp"
#include "scan/bodies/bodies.hpp"
#include "scan/marks/attribute_fix.hpp"
#include "scan/marks/storage.hpp"
#include "scan/members/member_reader.hpp"
#include "scan/members/supertraits.hpp"
#include "scan/source_text.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {
namespace {

const char* accessName(clang::AccessSpecifier Access) {
  return Access == clang::AS_private ? "private" : "protected";
}

/// The name inside `"Name"`, or nothing if the token is anything else.
std::optional<std::string> nameInLiteral(llvm::StringRef Token, const clang::ASTContext& Context) {
  if (!Token.consume_front("\"") || !Token.consume_back("\"")) return std::nullopt;
  const bool IsKeyword = Context.Idents.get(Token).isKeyword(Context.getLangOpts());
  if (!clang::isValidAsciiIdentifier(Token) || IsKeyword) return std::nullopt;
  return Token.str();
}

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
  if (T.Methods.empty() && T.Inherited.empty()) {
    fail(Class.getLocation(), refusals::EmptyTrait, Class.getName());
    return std::nullopt;
  }
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
    T.Header = readTemplateHeader(*Template->getTemplateParameters(), Types);
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
                  accessName(Inner->getAccess()), Outer->getName());
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

std::optional<std::string> requestedName(const clang::Decl& Marked, const AttributeLog& Attributes,
                                         clang::DiagnosticsEngine& Diagnostics) {
  const clang::SourceLocation Where = findAttribute(Marked, "trait");
  const AttributeUse* Use = Attributes.at(Where);
  if (!Use || !Use->HasArguments) return "";
  if (Use->Arguments.size() == 1)
    if (const auto Name = nameInLiteral(Use->Arguments.front(), Marked.getASTContext()))
      return Name;
  report(
      Diagnostics, Where, refusals::AttributeArgument,
      {"trait", "one name as a string", "'[[dynify::trait(\"AnyStream\")]]', or no parentheses"});
  return std::nullopt;
}

void readPlace(const clang::NamedDecl& Class, Trait& T) {
  T.Classes.push_back(Class.getNameAsString());
  for (const clang::DeclContext* Context = Class.getDeclContext(); Context;
       Context = Context->getParent()) {
    if (const auto* Outer = llvm::dyn_cast<clang::CXXRecordDecl>(Context))
      T.Classes.push_back(Outer->getNameAsString());
  }
  std::reverse(T.Classes.begin(), T.Classes.end());
  readPlace(Class, T.Namespaces);
}

void readPlace(const clang::NamedDecl& D, std::vector<Namespace>& Namespaces) {
  for (const clang::DeclContext* Context = D.getDeclContext(); Context;
       Context = Context->getParent())
    if (const auto* Namespace = llvm::dyn_cast<clang::NamespaceDecl>(Context))
      Namespaces.push_back({Namespace->getNameAsString(), Namespace->isInline()});
  std::reverse(Namespaces.begin(), Namespaces.end());
}

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
