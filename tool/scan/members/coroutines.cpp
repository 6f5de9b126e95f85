#include "scan/members/coroutines.hpp"

#include <algorithm>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Version.h"
#include "clang/Sema/Lookup.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"

namespace dynify::gen {
namespace {

clang::ClassTemplateDecl* findTraits(clang::Sema& S) {
  clang::NamespaceDecl* Std = S.getStdNamespace();
  if (!Std) return nullptr;
  clang::LookupResult Found(S, &S.Context.Idents.get("coroutine_traits"), {},
                            clang::Sema::LookupOrdinaryName);
  Found.suppressDiagnostics();
  return S.LookupQualifiedName(Found, Std) ? Found.getAsSingle<clang::ClassTemplateDecl>()
                                           : nullptr;
}

bool declaresPromise(clang::Sema& S, clang::CXXRecordDecl& Class) {
  clang::LookupResult Found(S, &S.Context.Idents.get("promise_type"), {},
                            clang::Sema::LookupOrdinaryName);
  Found.suppressDiagnostics();
  return S.LookupQualifiedName(Found, &Class) && Found.getAsSingle<clang::TypeDecl>();
}

/// The language's type of the object: an rvalue for `&&`, else an lvalue, with the method's const.
clang::QualType objectType(const clang::CXXMethodDecl& M) {
  const clang::QualType Object = M.getThisType()->getPointeeType();
  const clang::ASTContext& Context = M.getASTContext();
  return M.getRefQualifier() == clang::RQ_RValue ? Context.getRValueReferenceType(Object)
                                                 : Context.getLValueReferenceType(Object);
}

const clang::TemplateDecl* templateOf(clang::QualType Type) {
  const auto* Specialization = Type->getAs<clang::TemplateSpecializationType>();
  if (!Specialization) return nullptr;
  const clang::TemplateDecl* Template = Specialization->getTemplateName().getAsTemplateDecl();
  const auto* Alias = llvm::dyn_cast_or_null<clang::TypeAliasTemplateDecl>(Template);
  return Alias ? templateOf(Alias->getTemplatedDecl()->getUnderlyingType()) : Template;
}

clang::QualType specializationOf(clang::Sema& S, clang::ClassTemplateDecl& Template,
                                 clang::TemplateArgumentListInfo& Arguments) {
  const clang::SourceLocation Where = Template.getLocation();
  // LLVM 22 keeps the keyword and the scope of a template-id in its type.
#if CLANG_VERSION_MAJOR >= 22
  return S.CheckTemplateIdType(clang::ElaboratedTypeKeyword::None, clang::TemplateName(&Template),
                               Where, Arguments, nullptr, false);
#else
  return S.CheckTemplateIdType(clang::TemplateName(&Template), Where, Arguments);
#endif
}

}  // namespace

bool isMarkedOrdinary(const clang::FunctionDecl& F) {
  const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&F);
  if (!M) return false;
  const clang::CXXRecordDecl* Class = M->getParent();
  const clang::CXXRecordDecl* Pattern = Class->getTemplateInstantiationPattern();
  return findAttribute(declaredMethod(*M), "ordinary").isValid() ||
         findAttribute(Pattern ? *Pattern : *Class, "ordinary").isValid();
}

CoroutineTypes::CoroutineTypes(clang::Sema& Given) : S(Given), Traits(findTraits(Given)) {}

bool CoroutineTypes::isCoroutine(const clang::FunctionDecl& F) {
  const clang::QualType Result = F.getReturnType();
  if (isMarkedOrdinary(F)) return false;
  if (!Traits || Result->isVoidType() || Result->isReferenceType() || Result->isScalarType())
    return false;
  const clang::TemplateDecl* Template = templateOf(Result);
  if (Result->isDependentType()) return Template && templateHasPromise(*Template);
  std::vector<clang::QualType> Arguments{Result};
  if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&F); M && !M->isStatic())
    Arguments.push_back(objectType(*M));
  for (const clang::ParmVarDecl* P : F.parameters()) Arguments.push_back(P->getType());
  const bool IsDependent = std::any_of(Arguments.begin(), Arguments.end(),
                                       [](clang::QualType T) { return T->isDependentType(); });
  if (!IsDependent) return hasPromise(Arguments);
  return hasPromise(Result) || (Template && templateHasPromise(*Template));
}

bool CoroutineTypes::mayBeCoroutine(const clang::FunctionDecl& F) {
  const clang::QualType Result = F.getReturnType();
  if (!Result->isDependentType() || Result->isReferenceType() || Result->isScalarType() ||
      Result->getContainedDeducedType() || isMarkedOrdinary(F) || isCoroutine(F))
    return false;
  const clang::TemplateDecl* Template = templateOf(Result);
  const auto* Class = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(Template);
  return !Class || instanceMayHavePromise(*Class);
}

/// Of a template whose own definition has none.
bool CoroutineTypes::instanceMayHavePromise(const clang::ClassTemplateDecl& Template) {
  if (!Template.getTemplatedDecl()->hasDefinition() || servesAnyType()) return true;
  const auto Declares = [this](clang::CXXRecordDecl* Class) {
    return Class->hasDefinition() && declaresPromise(S, *Class->getDefinition());
  };
  llvm::SmallVector<clang::ClassTemplatePartialSpecializationDecl*, 8> Partial;
  const_cast<clang::ClassTemplateDecl&>(Template).getPartialSpecializations(Partial);
  return llvm::any_of(Partial, Declares) ||
         llvm::any_of(Template.specializations(), [&](clang::ClassTemplateSpecializationDecl* One) {
           return One->isExplicitSpecialization() && Declares(One);
         });
}

/// Whether coroutine_traits was specialised for types of whatever form, by a constraint; that of
/// this library asks for a promise that is there already.
bool CoroutineTypes::servesAnyType() const {
  if (!Traits) return false;
  llvm::SmallVector<clang::ClassTemplatePartialSpecializationDecl*, 8> Specializations;
  Traits->getPartialSpecializations(Specializations);
  return llvm::any_of(Specializations, [this](const auto* Specialization) {
    const clang::TemplateArgument& First = Specialization->getTemplateArgs()[0];
    const clang::SourceManager& Sources = S.getSourceManager();
    const bool IsOurs =
        Sources.getFilename(Specialization->getLocation()).rsplit("dynify/").second ==
        "placeable.hpp";
    return First.getKind() == clang::TemplateArgument::Type &&
           First.getAsType()->isTemplateTypeParmType() && !IsOurs;
  });
}

bool CoroutineTypes::hasPromise(llvm::ArrayRef<clang::QualType> Types) {
  const clang::SourceLocation Where = Traits->getLocation();
  clang::TemplateArgumentListInfo Arguments(Where, Where);
  for (const clang::QualType Type : Types)
    Arguments.addArgument(clang::TemplateArgumentLoc(
        clang::TemplateArgument(Type), S.Context.getTrivialTypeSourceInfo(Type, Where)));
  const clang::QualType Specialization = specializationOf(S, *Traits, Arguments);
  if (Specialization.isNull() || !S.isCompleteType(Where, Specialization)) return false;
  clang::CXXRecordDecl* Class = Specialization->getAsCXXRecordDecl();
  return Class && declaresPromise(S, *Class);
}

bool CoroutineTypes::templateHasPromise(const clang::TemplateDecl& Template) {
  if (auto* Class = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(Template.getTemplatedDecl());
      Class && Class->hasDefinition() && declaresPromise(S, *Class->getDefinition()))
    return true;
  llvm::SmallVector<clang::ClassTemplatePartialSpecializationDecl*, 8> Specializations;
  Traits->getPartialSpecializations(Specializations);
  return std::any_of(Specializations.begin(), Specializations.end(),
                     [&](const auto* Specialization) {
                       const clang::TemplateArgument& First = Specialization->getTemplateArgs()[0];
                       if (First.getKind() != clang::TemplateArgument::Type) return false;
                       const clang::TemplateDecl* Served = templateOf(First.getAsType());
                       return Served && Served->getCanonicalDecl() == Template.getCanonicalDecl();
                     });
}

}  // namespace dynify::gen
