#include "scan/members/declared_method.hpp"

#include "clang/Basic/Version.h"

namespace dynify::gen {

const clang::CXXMethodDecl& declaredMethod(const clang::CXXMethodDecl& M) {
  const auto* Pattern =
      llvm::dyn_cast_or_null<clang::CXXMethodDecl>(M.getTemplateInstantiationPattern(false));
  return Pattern ? *Pattern : M;
}

bool hasDefault(const clang::CXXMethodDecl& M) {
  const clang::CXXMethodDecl& Declared = declaredMethod(M);
  // LLVM 18 renamed it.
#if CLANG_VERSION_MAJOR >= 18
  const bool IsPure = Declared.isPureVirtual();
#else
  const bool IsPure = Declared.isPure();
#endif
  return !IsPure && Declared.isDefined();
}

}  // namespace dynify::gen
