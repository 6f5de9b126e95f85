// Free functions whose coroutines get constructors, from the AST to the model, or refused.
#pragma once

#include <optional>
#include <set>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/types/trait_reference.hpp"

namespace dynify::gen {

class FunctionReader {
 public:
  FunctionReader(clang::Sema& S, const AttributeLog& Attributes, CoroutineTypes& Coroutines,
                 TraitLookup Lookup);

  /// Nothing: refused, and reported, or read before: a function may be declared again.
  /// `RequestedName`: of the companion's function, where the command line says it.
  std::optional<Function> read(const clang::FunctionDecl& F, llvm::StringRef RequestedName = {});

 private:
  bool isAcceptable(const clang::FunctionDecl& F, clang::SourceLocation Where);
  bool readName(const clang::FunctionDecl& F, llvm::StringRef Requested, Function& Read);
  bool readSignature(const clang::FunctionDecl& F, Function& Read);
  bool refuseTraits(const clang::FunctionDecl& F);

  clang::Sema& S;
  const AttributeLog& Attributes;
  CoroutineTypes& Coroutines;
  TraitLookup Lookup;
  std::set<const clang::FunctionDecl*> Known;
};

}  // namespace dynify::gen
