// The bases of a trait: supertraits, which have companions of their own, and other classes, whose
// members count as the trait's.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/types/trait_reference.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

class SupertraitReader {
 public:
  SupertraitReader(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
                   CoroutineTypes& Coroutines, TraitLookup Lookup);

  /// Adds to `T`, whose own members have been read, what its bases give it. False: something was
  /// refused.
  bool read(Trait& T);

 private:
  struct Base;
  using Names = std::set<std::string>;

  bool readBases(const clang::CXXRecordDecl& Of, const TypeSpeller& Speller, const Base* Direct,
                 const Names& Hidden, Trait& T);
  bool readBase(clang::QualType Type, const Base* Direct, const Names& Hidden, Trait& T);
  bool readSupertrait(const Base& B, const Base* Direct, const Names& Hidden, Trait& T);
  bool readPlain(const Base& B, const Base* Direct, const Names& Hidden, Trait& T);
  void inherit(const std::vector<Method>& Methods, const Supertrait& From, const Names& Hidden,
               Trait& T);
  Names namesHiddenBy(const clang::CXXRecordDecl& By, Names Hidden) const;
  bool fail(const struct Refusal& What);

  clang::Sema& S;
  const clang::CXXRecordDecl& Class;
  const TypeSpeller& Types;
  CoroutineTypes& Coroutines;
  const TraitLookup Lookup;
  const clang::CXXBaseSpecifier* Specifier = nullptr;  ///< of the trait itself, for errors
  std::set<const void*> Seen;                          ///< canonical types
};

}  // namespace dynify::gen
