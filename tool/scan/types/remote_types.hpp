// What a companion may say about a class that is not its own: public names only, in full.
#pragma once

#include <optional>
#include <string>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/Type.h"

namespace dynify::gen {

/// The same type without aliases that are not public, and without those inside of types that cannot
/// be printed with every name in full.
clang::QualType publicType(clang::QualType Type, const clang::ASTContext& Context);

/// Something that nobody outside may name, or nothing: a private class, a class without a name.
const clang::NamedDecl* unspeakable(clang::QualType Type);

/// Whether it is made of an instance with a pack of arguments that is not written as one: clang
/// qualifies those arguments not at all where it qualifies the instance.
bool hasBarePack(clang::QualType Type);

/// Whether the text of an expression may have lambdas: not where it is printed from the AST.
enum class Lambdas { Allowed, Hidden };

/// Whether the expression names a member that is not public.
bool namesHidden(const clang::Expr& E, Lambdas Judged = Lambdas::Hidden);

/// The expression with every name in full; nothing where that cannot be said.
std::optional<std::string> qualifiedText(const clang::Expr& E, const clang::ASTContext& Context,
                                         const clang::PrintingPolicy& Policy);

}  // namespace dynify::gen
