// An attribute that stands where it must not: the edits that take it away, or to where it belongs.
#pragma once

#include <string>

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/SmallVector.h"

namespace dynify::gen {

/// All edits are empty if the attribute shares its brackets with others, or comes from a macro.
class AttributeFix {
 public:
  using Edits = llvm::SmallVector<clang::FixItHint, 2>;

  /// `Name`: where the `trait` of `[[dynify::trait]]` is.
  AttributeFix(clang::Sema& S, clang::SourceLocation Name);

  Edits remove() const;
  /// Behind the `class` of this definition.
  Edits moveTo(const clang::CXXRecordDecl& Class) const;

 private:
  void find(llvm::StringRef File, std::size_t Name);
  clang::SourceLocation at(std::size_t Offset) const;

  const clang::SourceManager& Sources;
  const clang::LangOptions& Language;
  clang::SourceLocation Start;  ///< of the file
  llvm::StringRef Text;         ///< `[[...]]`; empty if it cannot be edited
  std::size_t Begin = 0;        ///< of the text that goes, with a space beside it
  std::size_t End = 0;
};

}  // namespace dynify::gen
