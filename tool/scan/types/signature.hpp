// What signatures ask and name beside types.
#pragma once

#include "clang/Basic/SourceLocation.h"

namespace clang {
class Expr;
class FunctionDecl;
}  // namespace clang

namespace dynify::gen {

/// What a function asks of its template arguments behind its declarator; nullptr: nothing.
const clang::Expr* constraintOf(const clang::FunctionDecl& F);

/// Where the signature of `F`, its constraint included, means a member by its name alone that a dyn
/// does not offer again: a function, or what is not public. Such an expression says what it says
/// inside of the class only. Invalid: nowhere.
clang::SourceLocation memberInSignature(const clang::FunctionDecl& F);

}  // namespace dynify::gen
