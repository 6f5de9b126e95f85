// Expressions of StartsReader.
#include <algorithm>
#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprConcepts.h"
#include "scan/bound/starts_reader.hpp"

namespace dynify::gen {
namespace {

bool isUnevaluated(const clang::Expr& E) {
  return llvm::isa<clang::UnaryExprOrTypeTraitExpr, clang::CXXNoexceptExpr, clang::TypeTraitExpr,
                   clang::CXXTypeidExpr, clang::SizeOfPackExpr, clang::OffsetOfExpr,
                   clang::RequiresExpr, clang::OpaqueValueExpr>(E) ||
         llvm::isa<clang::ConceptSpecializationExpr>(E);
}

/// g++ 12 runs both arms of `c ? co_await a() : co_await b()`, and makes both tasks first.
bool hasAwait(const clang::Stmt* S) {
  if (!S || llvm::isa<clang::LambdaExpr>(S)) return false;
  return llvm::isa<clang::CoroutineSuspendExpr>(S) ||
         std::any_of(S->child_begin(), S->child_end(), hasAwait);
}

/// What an expression is a form of, its value unchanged.
const clang::Expr* sameValue(const clang::Expr* E) {
  if (const auto* Full = llvm::dyn_cast<clang::FullExpr>(E)) return Full->getSubExpr();
  if (const auto* Paren = llvm::dyn_cast<clang::ParenExpr>(E)) return Paren->getSubExpr();
  if (const auto* M = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(E)) return M->getSubExpr();
  if (const auto* B = llvm::dyn_cast<clang::CXXBindTemporaryExpr>(E)) return B->getSubExpr();
  if (const auto* Cast = llvm::dyn_cast<clang::CastExpr>(E)) return Cast->getSubExpr();
  if (const auto* D = llvm::dyn_cast<clang::CXXDefaultArgExpr>(E)) return D->getExpr();
  if (const auto* D = llvm::dyn_cast<clang::CXXDefaultInitExpr>(E)) return D->getExpr();
  if (const auto* S = llvm::dyn_cast<clang::SubstNonTypeTemplateParmExpr>(E))
    return S->getReplacement();
  return nullptr;
}

}  // namespace

BoundStep StartsReader::expression(const clang::Expr* E, const Sink& K) {
  if (!E || isUnevaluated(*E)) return {};
  if (K.Use == TaskUse::Passed && !llvm::isa<clang::DeclRefExpr>(stripped(E)) &&
      stripped(E)->isGLValue())
    return passedPart(*stripped(E), K);
  if (const clang::Expr* Same = sameValue(E)) return expression(Same, K);
  if (const auto* Await = llvm::dyn_cast<clang::CoroutineSuspendExpr>(E)) return suspension(*Await);
  if (const auto* L = llvm::dyn_cast<clang::LambdaExpr>(E)) return lambda(*L);
  if (const auto* Made = llvm::dyn_cast<clang::CXXConstructExpr>(E)) return construction(*Made, K);
  if (const auto* C = llvm::dyn_cast<clang::CallExpr>(E)) return call(*C, K);
  if (const auto* N = llvm::dyn_cast<clang::DeclRefExpr>(E)) return named(*N, K);
  if (llvm::isa<clang::InitListExpr, clang::CXXParenListInitExpr>(E)) return list(*E, K);
  return operators(E, K);
}

BoundStep StartsReader::operators(const clang::Expr* E, const Sink& K) {
  using Kind = BoundStep::Kind;
  if (const auto* Choice = llvm::dyn_cast<clang::ConditionalOperator>(E)) {
    const bool Awaits = hasAwait(Choice->getTrueExpr()) || hasAwait(Choice->getFalseExpr());
    return combined(
        Kind::Sequence,
        {operand(Choice->getCond()),
         combined(Awaits ? Kind::Together : Kind::Either,
                  {expression(Choice->getTrueExpr(), K), expression(Choice->getFalseExpr(), K)})});
  }
  if (const auto* B = llvm::dyn_cast<clang::BinaryOperator>(E)) {
    if (B->getOpcode() == clang::BO_Comma)
      return combined(Kind::Sequence, {expression(B->getLHS(), {}), expression(B->getRHS(), K)});
    return combined(B->isLogicalOp() ? Kind::Sequence : Kind::Together,
                    {operand(B->getLHS()), operand(B->getRHS())});
  }
  if (const auto* M = llvm::dyn_cast<clang::MemberExpr>(E)) {
    // A member that is named as a value; the calls of members are read as such.
    const auto* F = llvm::dyn_cast<clang::FunctionDecl>(M->getMemberDecl());
    BoundStep Object =
        M->getBase()->isGLValue() ? expression(M->getBase(), {}) : operand(M->getBase());
    if (!F && K.Use == TaskUse::Lost && E->isGLValue())
      if (const clang::ValueDecl* V = rootVariable(E))
        return combined(Kind::Sequence, {std::move(Object), passed(*V, E->getExprLoc(), K)});
    return Object;
  }
  if (const auto* New = llvm::dyn_cast<clang::CXXNewExpr>(E))
    return combined(Kind::Sequence, {operands(E), operand(New->getInitializer())});
  if (const auto* S = llvm::dyn_cast<clang::StmtExpr>(E)) return statement(S->getSubStmt());
  return operands(E);
}

/// Of an expression whose meaning for tasks is not known: none may get into it.
BoundStep StartsReader::operands(const clang::Expr* E) {
  Steps All;
  for (const clang::Stmt* Child : E->children()) {
    if (const auto* Inner = llvm::dyn_cast_or_null<clang::Expr>(Child))
      All.push_back(operand(Inner));
    else
      All.push_back(statement(Child));
  }
  return combined(BoundStep::Kind::Together, std::move(All));
}

BoundStep StartsReader::operand(const clang::Expr* E) {
  if (!E) return {};
  return expression(E, {R.Types.carriesTasks(E->getType()) ? TaskUse::Lost : TaskUse::Dropped});
}

/// The body is a function of its own; what is captured is evaluated here.
BoundStep StartsReader::lambda(const clang::LambdaExpr& E) {
  Steps All;
  for (auto It = E.capture_init_begin(); It != E.capture_init_end(); ++It) {
    const clang::Expr* Value = *It;
    if (Value && !Value->isGLValue()) All.push_back(operand(Value));
  }
  return combined(BoundStep::Kind::Together, std::move(All));
}

BoundStep StartsReader::construction(const clang::CXXConstructExpr& E, const Sink& K) {
  const clang::CXXConstructorDecl& C = *E.getConstructor();
  const bool Carries = R.Types.carriesTasks(E.getType());
  if (Carries && C.isCopyOrMoveConstructor() && E.getNumArgs() > 0)
    return expression(E.getArg(0), K);
  Steps All;
  bool NamesStack = false;
  for (const clang::Expr* Argument : E.arguments()) {
    NamesStack |= R.Types.namesStack(Argument->getType());
    const bool IsTask = R.Types.carriesTasks(Argument->getType());
    const bool IsHeld = Carries && K.Use == TaskUse::Variable;
    All.push_back(expression(Argument, !IsTask  ? Sink{}
                                       : IsHeld ? Sink{K.Use, K.Variable, true}
                                                : Sink{TaskUse::Lost}));
  }
  if (!Callees::mayLeadBack(C)) return combined(BoundStep::Kind::Together, std::move(All));
  BoundStep Step;
  Step.What = BoundStep::Kind::Call;
  Step.Where = R.Names.place(E.getExprLoc());
  Step.Targets.push_back(R.Called.want(C));
  const bool IsWritten = !C.isImplicit() && !C.isDefaulted() && !C.getInheritedConstructor();
  if (NamesStack && IsWritten) Step.Problem = {"bound-body", R.Names.shown(C)};
  Step.Children = std::move(All);
  std::erase_if(Step.Children, isNothing);
  return Step;
}

/// An aggregate, whose tasks are those of the variable that it is for.
BoundStep StartsReader::list(const clang::Expr& E, const Sink& K) {
  Steps All;
  const bool IsHeld = K.Use == TaskUse::Variable && R.Types.carriesTasks(E.getType());
  const auto* List = llvm::dyn_cast<clang::InitListExpr>(&E);
  if (List && List->getSemanticForm()) List = List->getSemanticForm();
  const clang::Expr& Given = List ? *List : E;
  const bool IsPlain = List && List->getNumInits() == 1 && List->isTransparent();
  for (const clang::Stmt* Child : Given.children()) {
    const auto* Value = llvm::dyn_cast_or_null<clang::Expr>(Child);
    if (!Value) continue;
    if (IsPlain)
      All.push_back(expression(Value, K));
    else if (IsHeld && R.Types.carriesTasks(Value->getType()))
      All.push_back(expression(Value, {K.Use, K.Variable, true}));
    else
      All.push_back(operand(Value));
  }
  return combined(BoundStep::Kind::Sequence, std::move(All));
}

BoundStep StartsReader::named(const clang::DeclRefExpr& E, const Sink& K) {
  if (const auto* F = llvm::dyn_cast<clang::FunctionDecl>(E.getDecl())) {
    if (!Callees::mayLeadBack(*F)) return {};
    BoundStep Step;
    Step.What = BoundStep::Kind::Refer;
    Step.Where = R.Names.place(E.getExprLoc());
    Step.Targets.push_back(R.Called.want(*F));
    Step.Problem = {"bound-unseen", R.Names.shown(*F)};
    return Step;
  }
  const auto* V = llvm::dyn_cast<clang::VarDecl>(E.getDecl());
  if (!V || K.Use == TaskUse::Dropped || !R.Types.carriesTasks(V->getType())) return {};
  return passed(*V, E.getExprLoc(), K);
}

/// A task that lives already, in a variable or in a part of one, goes on to something.
BoundStep StartsReader::passed(const clang::ValueDecl& V, clang::SourceLocation At, const Sink& K) {
  const Local* L = localOf(&V);
  if (!L || (K.Use != TaskUse::Passed && K.Use != TaskUse::Lost && K.Use != TaskUse::Awaited))
    return unknown(At, "bound-escape", V.getNameAsString());
  BoundStep Step;
  Step.What = K.Use == TaskUse::Awaited ? BoundStep::Kind::Run : BoundStep::Kind::Pass;
  Step.Where = R.Names.place(At);
  Step.Use = K.Use;
  Step.Variable = L->Number;
  Step.Problem = {K.Why, V.getNameAsString()};
  return Step;
}

/// A part of a variable goes on, or a task that was stored where its call is not seen.
BoundStep StartsReader::passedPart(const clang::Expr& E, const Sink& K) {
  const clang::ValueDecl* V = rootVariable(&E);
  BoundStep Into =
      V && localOf(V) ? passed(*V, E.getExprLoc(), K) : unknown(E.getExprLoc(), "bound-stored", "");
  return combined(BoundStep::Kind::Sequence, {expression(&E, {}), std::move(Into)});
}

BoundStep StartsReader::suspension(const clang::CoroutineSuspendExpr& E) {
  Steps All;
  const clang::Expr* Operand = E.getOperand();
  All.push_back(llvm::isa<clang::CoawaitExpr>(E) ? awaited(Operand) : operand(Operand));
  addCalleesAbove(E.getCommonExpr(), Operand, All);
  for (const clang::Expr* Part : {E.getReadyExpr(), E.getSuspendExpr(), E.getResumeExpr()})
    addCalleesAbove(Part, Operand, All);
  return combined(BoundStep::Kind::Sequence, std::move(All));
}

/// The functions of an awaiter that somebody wrote.
void StartsReader::addCalleesAbove(const clang::Stmt* S, const clang::Expr* Operand, Steps& To) {
  if (!S || S == Operand || llvm::isa<clang::OpaqueValueExpr>(S)) return;
  for (const clang::Stmt* Child : S->children()) addCalleesAbove(Child, Operand, To);
  const auto* C = llvm::dyn_cast<clang::CallExpr>(S);
  const clang::FunctionDecl* F = C ? C->getDirectCallee() : nullptr;
  if (!F || !Callees::mayLeadBack(*F)) return;
  BoundStep Step;
  Step.What = BoundStep::Kind::Call;
  Step.Where = R.Names.place(C->getExprLoc());
  R.Called.aim(Step, *F, false);
  To.push_back(std::move(Step));
}

BoundStep StartsReader::awaited(const clang::Expr* Operand) {
  const clang::Expr* E = stripped(Operand);
  const clang::CXXRecordDecl* Class = classBehind(E->getType());
  const bool IsTask = R.Types.isTask(E->getType());
  const auto* C = llvm::dyn_cast<clang::CallExpr>(E);
  const clang::FunctionDecl* F = C ? C->getDirectCallee() : nullptr;
  const bool IsPlaced = F && F->getIdentifier() && F->getName() == "in";
  if (Class && FunctionNames::isRuntime(*Class) && !IsTask && !IsPlaced)
    return constructorAwaited(*E);
  if (!IsTask || !E->isGLValue() || llvm::isa<clang::DeclRefExpr>(E))
    return expression(E, {TaskUse::Awaited});
  const clang::ValueDecl* V = rootVariable(E);
  if (!V || !localOf(V)) return unknown(E->getExprLoc(), "bound-stored", "");
  return combined(BoundStep::Kind::Sequence,
                  {expression(E, {}), passed(*V, E->getExprLoc(), {TaskUse::Awaited})});
}

}  // namespace dynify::gen
