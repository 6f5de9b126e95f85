// One annotated class, from the AST to the model, or refused.
#pragma once

#include <map>
#include <optional>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/conditionals.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/members/coroutines.hpp"

namespace dynify::gen {

class TraitReader {
 public:
  TraitReader(clang::Sema& S, const AttributeLog& Attributes, const ConditionalLog& Conditionals,
              CoroutineTypes& Coroutines);

  /// Nothing: refused, and everything that is wrong with it is reported, once.
  const std::optional<Trait>& read(const clang::CXXRecordDecl& Class);

 private:
  std::optional<Trait> readNew(const clang::CXXRecordDecl& Class);
  bool readMembers(const clang::CXXRecordDecl& Class, Trait& T);
  bool isAcceptable(const clang::CXXRecordDecl& Class);
  bool refuseUndefined(const clang::CXXRecordDecl& Class);
  bool isReachable(const clang::CXXRecordDecl& Class);
  bool readRequestedName(const clang::CXXRecordDecl& Class, Trait& T);
  bool fail(clang::SourceLocation Where, const struct Refusal& What, llvm::StringRef First = {},
            llvm::StringRef Second = {}, llvm::StringRef Third = {});

  clang::Sema& S;
  const AttributeLog& Attributes;
  const ConditionalLog& Conditionals;
  CoroutineTypes& Coroutines;
  std::map<const clang::CXXRecordDecl*, std::optional<Trait>> Known;
};

}  // namespace dynify::gen
