#include "scan/types/place.hpp"

#include <algorithm>

#include "clang/AST/DeclCXX.h"

namespace dynify::gen {

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

}  // namespace dynify::gen
