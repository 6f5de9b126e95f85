// Which function a call calls, and which functions are worth reading.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "scan/bound/function_names.hpp"
#include "scan/bound/task_types.hpp"

namespace dynify::gen {

/// What is around an expression without meaning here: casts, temporaries, `std::move`.
const clang::Expr* stripped(const clang::Expr* E);

/// `std::move`, `std::forward` and the like: the result is the argument.
bool isForwarding(const clang::FunctionDecl& F);

/// The variable that a value belongs to: `tasks` of `*tasks.begin()`, of `std::get<0>(tasks)`;
/// null: it is of none.
const clang::ValueDecl* rootVariable(const clang::Expr* E);

/// The functions that were called, to be read in turn.
class Callees {
 public:
  explicit Callees(FunctionNames& Given) : Names(Given) {}

  /// Whether a call of it may lead to the project's own code, which alone starts coroutines.
  static bool mayLeadBack(const clang::FunctionDecl& F);

  /// The key of a function that is called; it will be read.
  std::string want(const clang::FunctionDecl& F);
  /// Fills `Targets` or `Group` of a call that calls `F`, or what overrides it.
  void aim(BoundStep& Call, const clang::FunctionDecl& F, bool IsVirtual);

  /// The next one that was not read yet; null: there is none.
  const clang::FunctionDecl* next();

  /// The name of the group of functions that a virtual call may call.
  std::string groupOf(const clang::CXXMethodDecl& Virtual);

 private:
  FunctionNames& Names;
  std::set<const clang::Decl*> Seen;
  std::vector<const clang::FunctionDecl*> Waiting;
};

}  // namespace dynify::gen
