// The members of a trait: its methods, and what its dyn offers again.
#pragma once

#include <set>
#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "diagnose/diagnostics.hpp"
#include "model/trait.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/members/method_reader.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

/// Constructors, the destructor and assignment: a trait is never instantiated, and its implementors
/// have their own.
bool isSpecialMember(const clang::CXXMethodDecl& M);

class MemberReader {
 public:
  MemberReader(clang::Sema& S, const clang::CXXRecordDecl& Trait, const TypeSpeller& Types,
               CoroutineTypes& Coroutines);

  /// False: a member was refused; the others were read all the same, so that every error is
  /// reported at once.
  /// Methods of the names in `Hidden` are not looked at.
  bool read(Trait& T, const std::set<std::string>& Hidden = {});

  /// A type, an enum or a constant that the dyn offers too; nothing else is looked at.
  bool readOffered(const clang::Decl& D, Trait& T);

 private:
  bool readMember(const clang::Decl& D, Trait& T);
  void readAlias(const clang::TypedefNameDecl& D, Trait& T);
  std::string textOfAssociated(clang::QualType Type) const;
  bool readMethod(const clang::CXXMethodDecl& M, Trait& T);
  llvm::StringRef namedTrait(const clang::CXXMethodDecl& M) const;
  bool readVariable(const clang::VarDecl& V, Trait& T);
  bool readTemplate(const clang::RedeclarableTemplateDecl& D, Trait& T);
  void readEnum(const clang::EnumDecl& E, Trait& T);
  bool readUsing(const clang::UsingDecl& Using, Trait& T);
  static void offerEnumerators(const clang::EnumDecl& E, Trait& T);
  bool fail(const clang::NamedDecl& D, const Refusal& What);

  clang::Sema& S;
  const clang::CXXRecordDecl& Class;
  const TypeSpeller& Types;
  MethodReader Methods;
};

}  // namespace dynify::gen
