#include "scan/bound/starts_reader.hpp"

#include <utility>

#include "clang/AST/DeclCXX.h"

namespace dynify::gen {

bool StartsReader::isNothing(const BoundStep& S) {
  using Kind = BoundStep::Kind;
  switch (S.What) {
    case Kind::Scope:
    case Kind::Sequence:
    case Kind::Complete:
    case Kind::Together:
    case Kind::Either:
    case Kind::Times:
      return S.Children.empty();
    default:
      return false;
  }
}

BoundStep StartsReader::combined(BoundStep::Kind What, Steps Children) {
  std::erase_if(Children, isNothing);
  const bool IsTransparent = What != BoundStep::Kind::Scope && What != BoundStep::Kind::Complete;
  if (IsTransparent && Children.size() == 1) return std::move(Children.front());
  BoundStep S;
  S.What = What;
  S.Children = std::move(Children);
  return S;
}

BoundStep StartsReader::unknown(clang::SourceLocation At, const char* Rule,
                                const std::string& Name) const {
  BoundStep S;
  S.What = BoundStep::Kind::Unknown;
  S.Where = R.Names.place(At);
  S.Problem = {Rule, Name};
  return S;
}

BoundStep StartsReader::read(const clang::FunctionDecl& F) {
  Of = &F;
  for (const clang::ParmVarDecl* P : F.parameters())
    if (R.Types.carriesTasks(P->getType())) Locals[P] = {};
  Steps All;
  if (const auto* C = llvm::dyn_cast<clang::CXXConstructorDecl>(&F))
    for (const clang::CXXCtorInitializer* I : C->inits())
      if (I->getInit())
        All.push_back(complete(I->getInit(), R.Types.carriesTasks(I->getInit()->getType())
                                                 ? Sink{TaskUse::Lost}
                                                 : Sink{}));
  const clang::Stmt* Body = F.getBody();
  if (const auto* Coroutine = llvm::dyn_cast<clang::CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  All.push_back(unmarked(Body));
  return combined(BoundStep::Kind::Scope, std::move(All));
}

BoundStep StartsReader::statement(const clang::Stmt* S) {
  if (!S) return {};
  const std::optional<std::uint64_t> Mark = R.Marks.of(*S);
  if (llvm::isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt, clang::CXXForRangeStmt>(S))
    return loop(S, Mark);
  if (Mark && !llvm::isa<clang::AttributedStmt>(S)) return given(S, *Mark);
  return unmarked(S);
}

BoundStep StartsReader::unmarked(const clang::Stmt* S) {
  using Kind = BoundStep::Kind;
  if (const auto* E = llvm::dyn_cast<clang::Expr>(S)) return complete(E, {});
  if (const auto* D = llvm::dyn_cast<clang::DeclStmt>(S)) return declaration(*D);
  if (const auto* Return = llvm::dyn_cast<clang::ReturnStmt>(S)) {
    const clang::Expr* Value = Return->getRetValue();
    if (!Value) return {};
    const bool Carries = R.Types.carriesTasks(Value->getType());
    const bool IsTask = R.Types.isTask(Value->getType());
    return complete(Value, {IsTask    ? TaskUse::Returned
                            : Carries ? TaskUse::Lost
                                      : TaskUse::Dropped});
  }
  if (const auto* Return = llvm::dyn_cast<clang::CoreturnStmt>(S)) {
    const clang::Expr* Value = Return->getOperand();
    if (!Value) return {};
    return complete(Value,
                    {R.Types.carriesTasks(Value->getType()) ? TaskUse::Lost : TaskUse::Dropped});
  }
  if (llvm::isa<clang::CompoundStmt, clang::IfStmt, clang::SwitchStmt, clang::CXXTryStmt,
                clang::CXXCatchStmt>(S))
    return compound(Kind::Scope, S);
  return compound(Kind::Sequence, S);
}

/// The children, of whatever kind a statement is.
BoundStep StartsReader::compound(BoundStep::Kind What, const clang::Stmt* S) {
  Steps All;
  for (const clang::Stmt* Child : S->children()) All.push_back(statement(Child));
  return combined(What, std::move(All));
}

/// What the statement starts is not read: the mark says how much it is.
BoundStep StartsReader::given(const clang::Stmt* S, std::uint64_t Bytes) {
  BoundStep Step;
  Step.What = BoundStep::Kind::Given;
  Step.Where = R.Names.place(S->getBeginLoc());
  Step.Count = Bytes;
  const BoundStep Inside = unmarked(S);
  // A task of it that is stored outlives the statement.
  std::vector<const BoundStep*> Open{&Inside};
  while (!Open.empty()) {
    const BoundStep& At = *Open.back();
    Open.pop_back();
    Step.Leaves |= At.What == BoundStep::Kind::Unknown || At.Use == TaskUse::Lost ||
                   At.Use == TaskUse::Variable || At.Use == TaskUse::Kept;
    for (const BoundStep& Child : At.Children) Open.push_back(&Child);
  }
  return Step;
}

BoundStep StartsReader::loop(const clang::Stmt* S, std::optional<std::uint64_t> Turns) {
  Loops.push_back(Turns.has_value());
  BoundStep Body = compound(BoundStep::Kind::Scope, S);
  Loops.pop_back();
  if (!Turns || isNothing(Body)) return Body;
  BoundStep Step;
  Step.What = BoundStep::Kind::Times;
  Step.Where = R.Names.place(S->getBeginLoc());
  Step.Count = *Turns;
  Step.Children.push_back(std::move(Body));
  return Step;
}

BoundStep StartsReader::declaration(const clang::DeclStmt& S) {
  Steps All;
  for (const clang::Decl* D : S.decls())
    if (const auto* V = llvm::dyn_cast<clang::VarDecl>(D)) All.push_back(declared(*V));
  return combined(BoundStep::Kind::Sequence, std::move(All));
}

BoundStep StartsReader::declared(const clang::VarDecl& V) {
  const clang::Expr* Value = V.getInit();
  const bool Carries = R.Types.carriesTasks(V.getType());
  if (!Carries) return complete(Value, {});
  if (!V.isLocalVarDecl() || V.hasGlobalStorage()) return complete(Value, {TaskUse::Lost});
  // Another name for a variable that is known, or for a part of one.
  const clang::ValueDecl* Root = Value ? rootVariable(Value) : nullptr;
  if (Root && localOf(Root)) {
    Locals[&V] = *localOf(Root);
    return complete(Value, {});
  }
  Locals[&V] = {Count++, Loops.size()};
  const bool IsTask = R.Types.isTask(V.getType());
  return complete(Value, {TaskUse::Variable, Locals[&V].Number, !IsTask});
}

BoundStep StartsReader::complete(const clang::Expr* E, const Sink& K) {
  return E ? combined(BoundStep::Kind::Complete, {expression(E, K)}) : BoundStep();
}

const StartsReader::Local* StartsReader::localOf(const clang::ValueDecl* V) const {
  const auto Found = Locals.find(V);
  return Found == Locals.end() ? nullptr : &Found->second;
}

}  // namespace dynify::gen
