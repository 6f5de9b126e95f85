// What the user wrote around declarations: comments, default arguments, attributes, identifiers.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/Basic/SourceLocation.h"
#include "model/trait.hpp"

namespace dynify::gen {

/// The lines of the documentation comment of `D` (`///`, `/** */`, `//!`), without their markers.
std::vector<std::string> documentationOf(const clang::Decl& D, const clang::ASTContext& Context);

/// The source of an expression; printed from the AST where it is made by a macro.
std::string sourceOf(clang::SourceRange Range, const clang::Expr* E,
                     const clang::ASTContext& Context, const clang::PrintingPolicy& Policy);

/// The attributes that a dyn carries over: nodiscard and deprecated, with their texts.
std::vector<std::string> carriedAttributes(const clang::Decl& D);

/// Adds every identifier between the two ends, which lie in one file.
void collectIdentifiers(clang::SourceRange Range, const clang::ASTContext& Context,
                        std::set<std::string>& Names);

SourcePosition positionOf(clang::SourceLocation Location, const clang::ASTContext& Context);

}  // namespace dynify::gen
