// A class that is a trait without being marked, from the AST to the model.
//
// It was not written to be a trait. So it may have data, constructors, private parts and bases: its
// trait methods are the public member functions that can be called on an object of it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/members/method_reader.hpp"
#include "scan/remote/remote_trait.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

class RemoteReader {
 public:
  RemoteReader(clang::Sema& S, CoroutineTypes& Coroutines, const RemoteTrait& Remote,
               TraitLookup Lookup);

  /// Nothing: refused, and everything that is wrong with it is reported.
  std::optional<Trait> read();

 private:
  void collect(const clang::CXXRecordDecl& Class, std::set<clang::DeclarationName> Hidden);
  void collectMember(const clang::NamedDecl& D, clang::AccessSpecifier Access,
                     std::set<clang::DeclarationName>& Own);
  bool isInheritedOnce(clang::DeclarationName Name);
  bool readMethods(Trait& T);
  bool readMethod(const clang::NamedDecl& D, Trait& T);
  bool checkSkips();
  void readExports(Trait& T);

  clang::Sema& S;
  const RemoteTrait& Remote;
  const TypeSpeller Types;
  CoroutineTypes& Coroutines;
  MethodReader Methods;
  std::vector<const clang::NamedDecl*> Members;  ///< methods and method templates
  std::set<std::string> MemberNames;
  std::set<const clang::CXXRecordDecl*> Visited;
};

}  // namespace dynify::gen
