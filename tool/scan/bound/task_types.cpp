#include "scan/bound/task_types.hpp"

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/bound/function_names.hpp"

namespace dynify::gen {
namespace {

bool isRuntimeClass(const clang::CXXRecordDecl& Class, llvm::StringRef Name) {
  return Class.getIdentifier() && Class.getName() == Name && FunctionNames::isRuntime(Class);
}

/// The first declaration of this name in the class or in one of its bases.
const clang::NamedDecl* memberNamed(const clang::CXXRecordDecl& Class, llvm::StringRef Name) {
  const clang::CXXRecordDecl* Definition = Class.getDefinition();
  if (!Definition) return nullptr;
  const clang::IdentifierInfo& Id = Class.getASTContext().Idents.get(Name);
  for (const clang::NamedDecl* D : Definition->lookup(&Id)) return D;
  for (const clang::CXXBaseSpecifier& Base : Definition->bases())
    if (const clang::CXXRecordDecl* Of = Base.getType()->getAsCXXRecordDecl())
      if (const clang::NamedDecl* Found = memberNamed(*Of, Name)) return Found;
  return nullptr;
}

/// What the function that is called `Name` returns; null where the class has none.
clang::QualType resultOfMember(const clang::CXXRecordDecl& Class, llvm::StringRef Name) {
  const auto* M = llvm::dyn_cast_or_null<clang::FunctionDecl>(memberNamed(Class, Name));
  return M && !M->getReturnType()->isUndeducedType() ? M->getReturnType() : clang::QualType();
}

bool derivesFromStack(const clang::CXXRecordDecl& Class) {
  if (isRuntimeClass(Class, "stacked_bytes") || isRuntimeClass(Class, "frame_stack_ref"))
    return true;
  const clang::CXXRecordDecl* Definition = Class.getDefinition();
  return Definition && llvm::any_of(Definition->bases(), [](const clang::CXXBaseSpecifier& Base) {
           const clang::CXXRecordDecl* Of = Base.getType()->getAsCXXRecordDecl();
           return Of && derivesFromStack(*Of);
         });
}

template <class Predicate>
bool anyArgument(const clang::CXXRecordDecl& Class, Predicate Holds) {
  const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&Class);
  if (!Instance) return false;
  const auto IsFound = [&](const clang::TemplateArgument& A) {
    return A.getKind() == clang::TemplateArgument::Type && Holds(A.getAsType());
  };
  for (const clang::TemplateArgument& A : Instance->getTemplateArgs().asArray()) {
    if (IsFound(A)) return true;
    if (A.getKind() == clang::TemplateArgument::Pack && llvm::any_of(A.pack_elements(), IsFound))
      return true;
  }
  return false;
}

}  // namespace

const clang::CXXRecordDecl* classBehind(clang::QualType T) {
  if (T.isNull()) return nullptr;
  T = T.getNonReferenceType();
  while (!T->getPointeeType().isNull()) T = T->getPointeeType();
  while (const clang::ArrayType* A = T->getAsArrayTypeUnsafe()) T = A->getElementType();
  return T->getAsCXXRecordDecl();
}

void TaskTypes::addResult(clang::QualType Result) {
  const clang::CXXRecordDecl* Class = Result->getAsCXXRecordDecl();
  if (Class) Results.insert(Class->getCanonicalDecl());
}

bool TaskTypes::isTask(clang::QualType T) const {
  const clang::CXXRecordDecl* Class =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && isTaskClass(*Class);
}

bool TaskTypes::isTaskClass(const clang::CXXRecordDecl& Class) const {
  return Results.count(Class.getCanonicalDecl()) != 0 ||
         llvm::isa_and_nonnull<clang::TypeDecl>(memberNamed(Class, "promise_type"));
}

bool TaskTypes::isLazy(clang::QualType T) {
  const clang::CXXRecordDecl* Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && isRuntimeClass(*Class, "task");
}

bool TaskTypes::carriesTasks(clang::QualType T) {
  const clang::CXXRecordDecl* Class = classBehind(T);
  if (!Class) return false;
  const auto [At, IsNew] = Carrying.try_emplace(Class->getCanonicalDecl(), false);
  if (IsNew) {
    const bool Found = findTasks(*Class);
    Carrying[Class->getCanonicalDecl()] = Found;  // what was found meanwhile has moved `At`
    return Found;
  }
  return At->second;
}

bool TaskTypes::findTasks(const clang::CXXRecordDecl& Class) {
  if (FunctionNames::isRuntime(Class) && !isRuntimeClass(Class, "init_result"))
    return isRuntimeClass(Class, "task");
  if (isTaskClass(Class)) return true;
  if (anyArgument(Class, [this](clang::QualType T) { return carriesTasks(T); })) return true;
  const clang::CXXRecordDecl* Definition = Class.getDefinition();
  if (!Definition || FunctionNames::isStandard(Class)) return false;
  return llvm::any_of(Definition->fields(),
                      [this](const clang::FieldDecl* F) { return carriesTasks(F->getType()); }) ||
         llvm::any_of(Definition->bases(), [this](const clang::CXXBaseSpecifier& Base) {
           return carriesTasks(Base.getType());
         });
}

bool TaskTypes::isStack(clang::QualType T) const {
  const clang::CXXRecordDecl* Class = classBehind(T);
  if (!Class) return false;
  if (derivesFromStack(*Class)) return true;
  const clang::QualType Offered = resultOfMember(*Class, "offered");
  const clang::CXXRecordDecl* Behind = classBehind(Offered);
  return Behind && derivesFromStack(*Behind);
}

bool TaskTypes::namesStack(clang::QualType T) {
  const clang::CXXRecordDecl* Class = classBehind(T);
  if (!Class) return false;
  if (isStack(T)) return true;
  const auto [At, IsNew] = Naming.try_emplace(Class->getCanonicalDecl(), false);
  if (!IsNew) return At->second;
  const bool Found = findStack(*Class);
  Naming[Class->getCanonicalDecl()] = Found;
  return Found;
}

bool TaskTypes::findStack(const clang::CXXRecordDecl& Class) {
  if (isStack(resultOfMember(Class, "frame_place"))) return true;
  if (anyArgument(Class, [this](clang::QualType T) { return namesStack(T); })) return true;
  const clang::CXXRecordDecl* Definition = Class.getDefinition();
  if (!Definition) return false;
  return llvm::any_of(Definition->fields(),
                      [this](const clang::FieldDecl* F) { return namesStack(F->getType()); }) ||
         llvm::any_of(Definition->bases(), [this](const clang::CXXBaseSpecifier& Base) {
           return namesStack(Base.getType());
         });
}

FrameHome TaskTypes::homeOf(clang::QualType T) const {
  if (isStack(T)) return FrameHome::Stack;
  const clang::CXXRecordDecl* Class = classBehind(T);
  return Class && isRuntimeClass(*Class, "heap_t") ? FrameHome::Heap : FrameHome::Elsewhere;
}

}  // namespace dynify::gen
