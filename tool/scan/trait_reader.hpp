// One annotated class, from the AST to the model, or refused.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/attributes.hpp"
#include "scan/coroutines.hpp"

namespace dynify::gen {

class TraitReader {
 public:
  TraitReader(clang::Sema& S, const AttributeLog& Attributes, CoroutineTypes& Coroutines);

  /// Nothing: refused, and everything that is wrong with it is reported, once.
  const std::optional<Trait>& read(const clang::CXXRecordDecl& Class);

 private:
  std::optional<Trait> readNew(const clang::CXXRecordDecl& Class);
  bool readMembers(const clang::CXXRecordDecl& Class, Trait& T);
  bool isAcceptable(const clang::CXXRecordDecl& Class);
  bool isReachable(const clang::CXXRecordDecl& Class);
  bool readRequestedName(const clang::CXXRecordDecl& Class, Trait& T);
  void readPlace(const clang::CXXRecordDecl& Class, Trait& T);
  void readIdentifiers(const clang::CXXRecordDecl& Class, Trait& T);
  bool fail(clang::SourceLocation Where, const struct Refusal& What, llvm::StringRef First = {},
            llvm::StringRef Second = {}, llvm::StringRef Third = {});

  clang::Sema& S;
  const AttributeLog& Attributes;
  CoroutineTypes& Coroutines;
  std::map<const clang::CXXRecordDecl*, std::optional<Trait>> Known;
};

}  // namespace dynify::gen
