// What a function's body starts, statement by statement.
//
//     statements (starts_reader.cpp) -> expressions (expression_reader.cpp) -> calls
//     (call_reader.cpp)
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "model/bound.hpp"
#include "scan/bound/bound_marks.hpp"
#include "scan/bound/callees.hpp"
#include "scan/bound/function_names.hpp"
#include "scan/bound/task_types.hpp"

namespace dynify::gen {

/// What the readers of all functions of a unit share.
struct BoundReading {
  FunctionNames& Names;
  TaskTypes& Types;
  BoundMarks& Marks;
  Callees& Called;
};

class StartsReader {
 public:
  explicit StartsReader(const BoundReading& Shared) : R(Shared) {}

  /// Of a definition.
  BoundStep read(const clang::FunctionDecl& F);

 private:
  using Steps = std::vector<BoundStep>;

  /// Where the task goes that an expression results in.
  struct Sink {
    TaskUse Use = TaskUse::Dropped;
    int Variable = BoundStep::Parameter;
    bool IsWhole = false;
    const char* Why = "bound-escape";  ///< the rule, of one that is lost
  };

  // Steps.
  static bool isNothing(const BoundStep& S);
  static BoundStep combined(BoundStep::Kind What, Steps Children);
  BoundStep unknown(clang::SourceLocation At, const char* Rule, const std::string& Name) const;

  // Statements.
  BoundStep statement(const clang::Stmt* S);
  BoundStep unmarked(const clang::Stmt* S);
  BoundStep given(const clang::Stmt* S, std::uint64_t Count);
  BoundStep loop(const clang::Stmt* S, std::optional<std::uint64_t> Turns);
  BoundStep compound(BoundStep::Kind What, const clang::Stmt* S);
  BoundStep declaration(const clang::DeclStmt& S);
  BoundStep declared(const clang::VarDecl& V);
  BoundStep complete(const clang::Expr* E, const Sink& K);

  // Expressions.
  BoundStep expression(const clang::Expr* E, const Sink& K);
  BoundStep operators(const clang::Expr* E, const Sink& K);
  BoundStep operands(const clang::Expr* E);
  BoundStep operand(const clang::Expr* E);
  BoundStep lambda(const clang::LambdaExpr& E);
  BoundStep construction(const clang::CXXConstructExpr& E, const Sink& K);
  BoundStep named(const clang::DeclRefExpr& E, const Sink& K);
  BoundStep passed(const clang::ValueDecl& V, clang::SourceLocation At, const Sink& K);
  BoundStep passedPart(const clang::Expr& E, const Sink& K);
  BoundStep list(const clang::Expr& E, const Sink& K);
  BoundStep awaited(const clang::Expr* Operand);
  BoundStep suspension(const clang::CoroutineSuspendExpr& E);
  void addCalleesAbove(const clang::Stmt* S, const clang::Expr* Operand, Steps& To);

  // Calls.
  BoundStep call(const clang::CallExpr& C, const Sink& K);
  BoundStep indirectCall(const clang::CallExpr& C, const Sink& K);
  BoundStep runtimeCall(const clang::CallExpr& C, const clang::FunctionDecl& F, const Sink& K);
  BoundStep placedCall(const clang::CallExpr& C, const clang::FunctionDecl& F, const Sink& K);
  BoundStep constructorAwaited(const clang::Expr& Constructor);
  BoundStep throughCall(const clang::CallExpr& C, const clang::FunctionDecl& F,
                        clang::QualType Added, const Sink& K);
  Sink sinkOfArgument(const clang::Expr& Argument, const clang::CallExpr& C,
                      const clang::FunctionDecl& F, const Sink& K);
  void addArguments(const clang::CallExpr& C, const clang::FunctionDecl& F, const Sink& K,
                    Steps& To);
  bool couldStart(const clang::CallExpr& C, const clang::FunctionDecl& F);
  bool resolve(const clang::Expr* Constructor, BoundStep& Call);
  bool resolveDeferred(const clang::CallExpr& Defer, BoundStep& Call);
  BoundStep called(clang::SourceLocation At, clang::QualType Result, const Sink& K) const;
  FrameHome homeIn(const clang::CallExpr& Placed) const;
  bool keepsInLoop(const clang::ValueDecl& Container) const;

  struct Local {
    int Number = BoundStep::Parameter;
    std::size_t Loops = 0;  ///< around its declaration
  };
  const Local* localOf(const clang::ValueDecl* V) const;

  const BoundReading R;
  const clang::FunctionDecl* Of = nullptr;
  std::map<const clang::ValueDecl*, Local> Locals;
  std::vector<bool> Loops;  ///< around the statement at hand: whether each is marked
  int Count = 0;
};

}  // namespace dynify::gen
