// Classes that are traits without being marked, since they cannot be edited: named by an alias,
// `using Client [[dynify::trait]] = vendor::Client;`, or on the command line.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "diagnose/diagnostics.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/remote/remote_options.hpp"

namespace dynify::gen {

struct RemoteTrait {
  const clang::CXXRecordDecl* Class = nullptr;  ///< its definition
  const clang::NamedDecl* Place =
      nullptr;                ///< the alias, or the class itself: its namespace is the companion's
  std::string Name;           ///< as the user knows it: `app::Client`, `vendor::Client`
  std::string RequestedName;  ///< of the dyn, or empty
  std::set<std::string> Skipped;   ///< names of methods
  clang::SourceLocation Location;  ///< where it is asked for; invalid: on the command line
  bool SkipUnsupported = false;

  bool isAlias() const { return Place != Class; }
  /// Reports why it is no trait; where what is unsupported is left out, that it is left out.
  void refuse(clang::DiagnosticsEngine& Engine, const Refusal& What,
              llvm::ArrayRef<llvm::StringRef> Arguments = {}) const;
  /// How to leave out `Method`.
  std::string skipHint(llvm::StringRef Method) const;
};

class RemoteFinder {
 public:
  RemoteFinder(clang::Sema& S, const AttributeLog& Attributes, const RemoteOptions& Options);

  /// Nothing: refused, and reported.
  std::optional<RemoteTrait> fromAlias(const clang::NamedDecl& Alias,
                                       clang::SourceLocation TraitAt);
  std::optional<RemoteTrait> fromName(llvm::StringRef Name);
  /// The overloads that `Requested`, `vendor::fetch` or `vendor::fetch=name`, names; none: it names
  /// no function.
  std::vector<const clang::FunctionDecl*> functionsOf(llvm::StringRef Requested);

  /// The skips of the command line that belong to none of the traits that were found.
  void reportUnusedSkips();

 private:
  const clang::CXXRecordDecl* instantiate(const clang::TypedefNameDecl& Alias);
  std::optional<RemoteTrait> complete(RemoteTrait Found, const clang::CXXRecordDecl* Class);
  bool isAcceptable(const RemoteTrait& Found);
  bool readAliasSkips(const clang::NamedDecl& Alias, RemoteTrait& Found);
  void readNamedSkips(RemoteTrait& Found);
  const clang::NamedDecl* lookUp(llvm::StringRef Qualified);
  const clang::NamedDecl* lookUpIn(const clang::DeclContext& Context, llvm::StringRef Name);

  clang::Sema& S;
  const AttributeLog& Attributes;
  const RemoteOptions& Options;
  std::set<std::string> UsedSkips;
  std::set<const clang::CXXRecordDecl*> Classes;
};

}  // namespace dynify::gen
