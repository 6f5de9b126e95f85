// What calls of dyns lead to: a companion's method names an entry of its table, and the tables that
// were made for implementors name functions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

namespace dynify::gen {

/// The entry that a dyn's method calls, by a name that all units have for it; empty: it is none.
std::string entryCalledBy(const clang::FunctionDecl& Method);

/// The function behind an entry, for one implementor.
struct DynEntry {
  std::string Name;
  const clang::FunctionDecl* Called = nullptr;  ///< null: it cannot be told
};

/// The entries of the tables of a companion, if the variable template is where it keeps them.
std::vector<DynEntry> entriesOf(const clang::VarTemplateDecl& Tables);

/// Of a class that a companion adds something to each call by, such as a bound dyn: it derives from
/// `dynify_through`. What it adds; a null type otherwise.
clang::QualType addedBy(const clang::CXXRecordDecl& Class);

}  // namespace dynify::gen
