#include "scan/members/declared_method.hpp"

#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"

namespace dynify::gen {

const clang::CXXMethodDecl& declaredMethod(const clang::CXXMethodDecl& M) {
  const auto* Pattern =
      llvm::dyn_cast_or_null<clang::CXXMethodDecl>(M.getTemplateInstantiationPattern(false));
  return Pattern ? *Pattern : M;
}

namespace {

bool isPure(const clang::CXXMethodDecl& M) {
  // LLVM 18 renamed it.
#if CLANG_VERSION_MAJOR >= 18
  return M.isPureVirtual();
#else
  return M.isPure();
#endif
}

bool hasHiddenPure(const clang::CXXRecordDecl& Class) {
  return llvm::any_of(Class.methods(), [](const clang::CXXMethodDecl* M) {
    return isPure(*M) && M->getAccess() != clang::AS_public;
  });
}

}  // namespace

bool hasDefault(const clang::CXXMethodDecl& M) {
  const clang::CXXMethodDecl& Declared = declaredMethod(M);
  return !isPure(Declared) && Declared.isDefined() && !isNonVirtualInterface(*Declared.getParent());
}

bool isNonVirtualInterface(const clang::CXXRecordDecl& Class) {
  bool IsFound = hasHiddenPure(Class);
  Class.forallBases([&IsFound](const clang::CXXRecordDecl* Base) {
    IsFound = IsFound || hasHiddenPure(*Base);
    return true;
  });
  return IsFound;
}

}  // namespace dynify::gen
