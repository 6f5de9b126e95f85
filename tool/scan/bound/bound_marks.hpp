// `[[dynify::bound(n)]]`: what the author says where nobody else can know.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "scan/marks/attributes.hpp"

namespace dynify::gen {

/// The marks of a unit, each in front of a statement or of a function. Clang would refuse an
/// attribute of a statement that it is told of, and drops one that it does not know: what a mark
/// belongs to is found by the token behind it.
class BoundMarks {
 public:
  BoundMarks(const clang::ASTContext& Context, const AttributeLog& Log);

  /// That of a statement, or of a declaration that is one.
  std::optional<std::uint64_t> of(const clang::Stmt& S);
  std::optional<std::uint64_t> of(const clang::FunctionDecl& F);

  /// Reports marks whose argument is no number.
  void reportDamaged(clang::DiagnosticsEngine& Diagnostics) const;

 private:
  const clang::SourceManager& Sources;
  std::map<clang::SourceLocation, std::uint64_t>
      Behind;  ///< by the token behind the mark, and by its bracket
  std::vector<clang::SourceLocation> Damaged;
};

}  // namespace dynify::gen
