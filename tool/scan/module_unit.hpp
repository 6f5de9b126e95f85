// What a module's interface unit declares, and how those who import the module see it.
#pragma once

#include <string>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// Whether the text of a file declares a module on a line of its own.
bool isModuleUnit(llvm::StringRef Text);

/// The module that `D` belongs to, as importers name it: that of a partition is the whole. Empty
/// for what belongs to none, such as everything that a header declares.
std::string moduleOf(const clang::Decl& D);

/// The lines between `module;` and the declaration of the module: includes, mostly, which those who
/// import it do not see, and which types in signatures may need.
std::vector<std::string> globalFragment(const clang::SourceManager& Sources, clang::FileID File);

}  // namespace dynify::gen
