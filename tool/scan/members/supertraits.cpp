#include "scan/members/supertraits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "diagnose/diagnostics.hpp"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/attributes.hpp"
#include "scan/members/member_reader.hpp"

namespace dynify::gen {

/// A base class, with the template arguments that it is named with.
struct SupertraitReader::Base {
  const clang::CXXRecordDecl* Class = nullptr;    ///< whose members are read
  const clang::CXXRecordDecl* Pattern = nullptr;  ///< which was annotated, if any was
  llvm::ArrayRef<clang::TemplateArgument> Arguments;
  std::optional<Substitution> Given;  ///< where the arguments depend on the trait's parameters
  std::string Dyn;                    ///< of a supertrait

  const Substitution* given() const { return Given ? &*Given : nullptr; }
};

namespace {

/// Overload resolution cannot tell two such methods apart, unless by constraints, which it does in
/// the supertrait's dyn.
bool isSame(const Method& A, const Method& B) {
  const auto HasSameType = [](const Parameter& P, const Parameter& Q) {
    return P.Decayed.abstract() == Q.Decayed.abstract();
  };
  return A.Name == B.Name && A.IsConst == B.IsConst && A.Reference == B.Reference &&
         std::equal(A.Parameters.begin(), A.Parameters.end(), B.Parameters.begin(),
                    B.Parameters.end(), HasSameType);
}

/// A default argument belongs to the supertrait's dyn, in whose scope it means what it says: one
/// method for each number of arguments, and none with a default.
std::vector<Method> withoutDefaults(Method M) {
  std::vector<Method> All;
  for (bool HasDefault = true; HasDefault;) {
    HasDefault = !M.Parameters.empty() && !M.Parameters.back().Default.empty();
    All.push_back(M);
    for (Parameter& P : All.back().Parameters) P.Default.clear();
    if (!HasDefault) continue;
    M.Defaulted.insert(M.Defaulted.begin(), M.Parameters.back());
    M.Parameters.pop_back();
  }
  return All;
}

/// The types and constants of a base, as members of the trait.
void offer(const Trait& Base, Trait& T) {
  T.Exports.insert(T.Exports.end(), Base.Exports.begin(), Base.Exports.end());
  for (const AssociatedType& A : Base.Associated)
    if (llvm::none_of(T.Associated, [&](const AssociatedType& B) { return A.Name == B.Name; }))
      T.Associated.push_back(A);
}

}  // namespace

SupertraitReader::SupertraitReader(clang::Sema& Given, const clang::CXXRecordDecl& Trait,
                                   const TypeSpeller& Speller, CoroutineTypes& Known,
                                   TraitLookup Find)
    : S(Given), Class(Trait), Types(Speller), Coroutines(Known), Lookup(std::move(Find)) {}

bool SupertraitReader::fail(const Refusal& What) {
  report(S.getDiagnostics(), Specifier->getBeginLoc(), What, {Class.getName()});
  return false;
}

bool SupertraitReader::read(Trait& T) { return readBases(Class, Types, nullptr, {}, T); }

/// As the language has it: a name that a class declares hides that name in its bases, unless a
/// using-declaration brings it in.
SupertraitReader::Names SupertraitReader::namesHiddenBy(const clang::CXXRecordDecl& By,
                                                        Names Hidden) const {
  for (const clang::CXXMethodDecl* M : By.methods())
    if (!M->isImplicit()) Hidden.insert(M->getNameAsString());
  for (const clang::Decl* D : By.decls())
    if (llvm::isa<clang::UsingDecl, clang::UnresolvedUsingValueDecl>(D))
      Hidden.erase(llvm::cast<clang::NamedDecl>(D)->getNameAsString());
  return Hidden;
}

bool SupertraitReader::readBases(const clang::CXXRecordDecl& Of, const TypeSpeller& Speller,
                                 const Base* Direct, const Names& Hidden, Trait& T) {
  const Names HiddenHere = namesHiddenBy(Of, Hidden);
  bool IsComplete = true;
  for (const clang::CXXBaseSpecifier& B : Of.bases()) {
    if (&Of == &Class) Specifier = &B;
    if (B.getAccessSpecifier() != clang::AS_public)
      IsComplete = fail(refusals::HiddenBase);
    else
      IsComplete = readBase(Speller.resolve(B.getType()), Direct, HiddenHere, T) && IsComplete;
  }
  return IsComplete;
}

bool SupertraitReader::readBase(clang::QualType Type, const Base* Direct, const Names& Hidden,
                                Trait& T) {
  if (Type.isNull()) return fail(refusals::DependentBase);
  if (!Seen.insert(Type.getCanonicalType().getAsOpaquePtr()).second) return true;
  Base B;
  B.Class = Type->getAsCXXRecordDecl();
  if (B.Class) B.Class = B.Class->getDefinition();
  B.Pattern = B.Class;
  if (const auto* Made = llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(B.Class)) {
    B.Arguments = Made->getTemplateArgs().asArray();
    B.Pattern = Made->getSpecializedTemplate()->getTemplatedDecl();
  } else if (const auto* Named = Type->getAs<clang::TemplateSpecializationType>()) {
    auto* Template = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(
        Named->getTemplateName().getAsTemplateDecl());
    if (!Template) return fail(refusals::DependentBase);
    B.Class = B.Pattern = Template->getTemplatedDecl()->getDefinition();
    B.Arguments = Named->template_arguments();
    B.Given = Substitution::make(S, *Template, B.Arguments);
    if (!B.Given) return fail(refusals::DependentBase);
  }
  if (!B.Class) return fail(refusals::DependentBase);
  return findAttribute(*B.Pattern, "trait").isValid() ? readSupertrait(B, Direct, Hidden, T)
                                                      : readPlain(B, Direct, Hidden, T);
}

bool SupertraitReader::readSupertrait(const Base& B, const Base* Direct, const Names& Hidden,
                                      Trait& T) {
  const Trait* Model = Lookup(*B.Pattern);
  if (!Model) return false;
  Supertrait Found{referenceTo(*Model, {B.Pattern, B.Arguments}, Types), {}};
  if (Direct) Found.Through = Direct->Dyn;
  const TypeSpeller Speller = Types.forBase(*B.Class, B.given());
  Trait Own;
  if (!MemberReader(S, *B.Class, Speller, Coroutines).read(Own)) return false;
  T.Supertraits.push_back(Found);
  inherit(Own.Methods, Found, Hidden, T);
  offer(Own, T);
  Base Reached = B;
  Reached.Dyn = Direct ? Direct->Dyn : Found.Dyn;
  return readBases(*B.Class, Speller, &Reached, Hidden, T);
}

/// Below a supertrait, the members of other classes are that supertrait's already.
bool SupertraitReader::readPlain(const Base& B, const Base* Direct, const Names& Hidden, Trait& T) {
  const TypeSpeller Speller = Types.forBase(*B.Class, B.given());
  Trait Own;
  if (!MemberReader(S, *B.Class, Speller, Coroutines).read(Own, Hidden)) return false;
  if (Direct) {
    const auto Reached =
        llvm::find_if(T.Supertraits, [&](const Supertrait& P) { return P.Dyn == Direct->Dyn; });
    inherit(Own.Methods, *Reached, Hidden, T);
  } else {
    T.Methods.insert(T.Methods.end(), Own.Methods.begin(), Own.Methods.end());
  }
  offer(Own, T);
  return readBases(*B.Class, Speller, Direct, Hidden, T);
}

void SupertraitReader::inherit(const std::vector<Method>& Methods, const Supertrait& From,
                               const Names& Hidden, Trait& T) {
  for (const Method& M : Methods) {
    if (Hidden.contains(M.Name)) continue;
    for (Method& Variant : withoutDefaults(M)) {
      const auto IsThere = [&](const Method& Other) { return isSame(Other, Variant); };
      const auto Other = llvm::find_if(T.Inherited, IsThere);
      if (Other != T.Inherited.end() && Variant.Requires.empty()) Other->Requires.clear();
      if (Other != T.Inherited.end() || llvm::any_of(T.Methods, IsThere)) continue;
      Variant.From = From.Dyn;
      if (Variant.ReturnsOwn) Variant.Result = {From.Dyn, ""};
      Variant.ConstFrom = From.ConstDyn;
      if (Variant.Noexcept != "true") Variant.Noexcept.clear();
      T.Inherited.push_back(std::move(Variant));
    }
  }
}

}  // namespace dynify::gen
