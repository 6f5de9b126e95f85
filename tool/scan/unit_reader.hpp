// Finds the annotated classes of the named headers in a parsed translation unit, and what is wrong
// with attributes there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "clang/AST/DeclBase.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/conditionals.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/members/coroutines.hpp"
#include "scan/members/function_reader.hpp"
#include "scan/remote/remote_trait.hpp"
#include "scan/trait_reader.hpp"

namespace dynify::gen {

class UnitReader {
 public:
  /// `Paths`: the named headers.
  UnitReader(clang::Sema& S, const AttributeLog& Attributes, const ConditionalLog& Conditionals,
             const std::vector<std::string>& Paths, const RemoteOptions& Remote);

  /// One result for every named header, traits in the order of the source.
  std::vector<Header> read(llvm::ArrayRef<clang::Decl*> TopLevel);

  /// The headers that were included, are no system's and have traits, as clang names them.
  std::set<std::string> markedHeaders() const;

 private:
  struct Marked;  ///< the declarations with attributes of ours

  /// The index of the named header that the location is in, or -1.
  int headerAt(clang::SourceLocation Location) const;
  int headerLeadingTo(clang::SourceLocation Location) const;
  void judgeOrdinary(const clang::Decl& D, clang::SourceLocation At);
  void judgeSkip(const clang::Decl& D, clang::SourceLocation SkipAt);
  void refuseOtherThanClass(const clang::Decl& D, clang::SourceLocation At);
  void judgeForward(const clang::CXXRecordDecl& Declared, clang::SourceLocation At);
  void reportUnused(const Marked& Seen);
  void reportMisnamed();
  void readTrait(const clang::CXXRecordDecl& Class, std::vector<Header>& Headers);
  void readNamedTraits(std::vector<Header>& Headers);
  void readFunction(const clang::FunctionDecl& F, llvm::StringRef RequestedName,
                    std::vector<Header>& Headers);
  bool isNameFree(const clang::FunctionDecl& F, const Function& Read);
  const Trait* findTrait(const clang::CXXRecordDecl& Class);
  void readRemote(const RemoteTrait& Found, std::vector<Header>& Headers);
  void keep(std::optional<Trait> T, const clang::NamedDecl& Place, int Index,
            std::vector<Header>& Headers);
  bool isNameable(const clang::NamedDecl& Place, Header& H);
  bool isNameFree(const clang::NamedDecl& Place, const Trait& T);
  bool isDeclared(const clang::NamedDecl& Place, const std::string& Name);

  clang::Sema& S;
  const AttributeLog& Attributes;
  CoroutineTypes Coroutines;
  TraitReader Traits;
  FunctionReader Functions;
  RemoteFinder Remotes;
  const RemoteOptions& Named;
  std::size_t HeaderCount;
  std::map<clang::FileID, int> Files;
  std::map<std::string, std::string>
      Taken;  ///< names of companions, and the traits that they are of
};

}  // namespace dynify::gen
