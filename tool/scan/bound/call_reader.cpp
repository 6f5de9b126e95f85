// Calls of StartsReader.
#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/bound/dyn_entries.hpp"
#include "scan/bound/starts_reader.hpp"

namespace dynify::gen {
namespace {

bool isNamed(const clang::FunctionDecl& F, llvm::StringRef Name) {
  return F.getIdentifier() && F.getName() == Name;
}

/// Whether the object's own type decides which function a call of `Method` calls.
bool isCalledVirtually(const clang::CallExpr& C, const clang::FunctionDecl& F) {
  const auto* Method = llvm::dyn_cast<clang::CXXMethodDecl>(&F);
  if (!Method || !Method->isVirtual()) return false;
  const auto* Callee = llvm::dyn_cast<clang::MemberExpr>(C.getCallee()->IgnoreParenImpCasts());
  return !Callee || !Callee->hasQualifier();
}

/// A class of the runtime by value: a constructor, and no task.
bool isRuntimeObject(clang::QualType T) {
  const clang::CXXRecordDecl* Class = T->getAsCXXRecordDecl();
  return Class && FunctionNames::isRuntime(*Class) && !TaskTypes::isLazy(T);
}

const clang::Expr* objectOfCall(const clang::CallExpr& C) {
  const auto* Method = llvm::dyn_cast<clang::CXXMemberCallExpr>(&C);
  return Method ? Method->getImplicitObjectArgument() : nullptr;
}

}  // namespace

BoundStep StartsReader::called(clang::SourceLocation At, clang::QualType Result,
                               const Sink& K) const {
  BoundStep Step;
  Step.What = BoundStep::Kind::Call;
  Step.Where = R.Names.place(At);
  if (!R.Types.carriesTasks(Result) || Result->isReferenceType()) return Step;
  Step.Use = K.Use;
  Step.Variable = K.Variable;
  Step.IsWhole = K.IsWhole || !TaskTypes::isLazy(Result);
  if (K.Use == TaskUse::Lost) Step.Problem = {K.Why, ""};
  return Step;
}

BoundStep StartsReader::call(const clang::CallExpr& C, const Sink& K) {
  const clang::FunctionDecl* F = C.getDirectCallee();
  if (!F) return indirectCall(C, K);
  if (isForwarding(*F)) return expression(C.getArg(0), K);
  if (FunctionNames::isRuntime(*F)) return runtimeCall(C, *F, K);
  if (const auto* Method = llvm::dyn_cast<clang::CXXMethodDecl>(F)) {
    const clang::QualType Added = addedBy(*Method->getParent());
    if (!Added.isNull() && R.Types.carriesTasks(C.getType())) return throughCall(C, *F, Added, K);
    if (llvm::isa<clang::CXXConversionDecl>(F) && Method->getParent()->isLambda()) {
      BoundStep Step;
      Step.What = BoundStep::Kind::Refer;
      Step.Where = R.Names.place(C.getExprLoc());
      Step.Targets.push_back(R.Called.want(*Method->getParent()->getLambdaCallOperator()));
      Step.Problem = {"bound-unseen", R.Names.shown(*Method->getParent()->getLambdaCallOperator())};
      return Step;
    }
  }
  BoundStep Step = called(C.getExprLoc(), F->getReturnType(), K);
  addArguments(C, *F, K, Step.Children);
  std::erase_if(Step.Children, isNothing);
  Step.Group = entryCalledBy(*F);
  const bool MakesConstructor = !Step.Group.empty() && isRuntimeObject(F->getReturnType());
  if (!Callees::mayLeadBack(*F) || MakesConstructor)
    return combined(BoundStep::Kind::Together, std::move(Step.Children));
  if (!Step.Group.empty()) return Step;
  R.Called.aim(Step, *F, isCalledVirtually(C, *F));
  if (!F->hasBody() && couldStart(C, *F)) Step.Problem = {"bound-body", R.Names.shown(*F)};
  return Step;
}

/// Of a function without a body: it is a coroutine, or could call one that goes to a stack.
bool StartsReader::couldStart(const clang::CallExpr& C, const clang::FunctionDecl& F) {
  if (R.Types.carriesTasks(F.getReturnType()) && !F.getReturnType()->isReferenceType()) return true;
  const auto IsOffered = [this](const clang::Expr* E) {
    return E && (R.Types.namesStack(E->getType()) || R.Types.carriesTasks(E->getType()));
  };
  return IsOffered(objectOfCall(C)) || llvm::any_of(C.arguments(), IsOffered);
}

/// A pointer, or an object that the call is behind: nobody can say what is called. Functions that
/// start something are refused where they are named; so it matters only if it gets or gives a task,
/// or gets a stack.
BoundStep StartsReader::indirectCall(const clang::CallExpr& C, const Sink&) {
  Steps All{expression(C.getCallee(), {})};
  bool IsUnknown = R.Types.carriesTasks(C.getType()) && !C.isGLValue();
  for (const clang::Expr* Argument : C.arguments()) {
    IsUnknown |= R.Types.namesStack(Argument->getType());
    All.push_back(operand(Argument));
  }
  if (IsUnknown) All.push_back(unknown(C.getExprLoc(), "bound-callee", ""));
  return combined(BoundStep::Kind::Together, std::move(All));
}

/// What a task does in a call: it goes into the function, stays in a container, or is lost.
StartsReader::Sink StartsReader::sinkOfArgument(const clang::Expr& Argument,
                                                const clang::CallExpr& C,
                                                const clang::FunctionDecl& F, const Sink& K) {
  if (!R.Types.carriesTasks(Argument.getType())) return {};
  if (!FunctionNames::isStandard(F)) return {TaskUse::Passed};
  if (Argument.isLValue()) return {};  // the library moves from what is offered by std::move only
  if (K.Use == TaskUse::Variable && R.Types.carriesTasks(C.getType()))
    return {K.Use, K.Variable, true};
  const clang::Expr* Object = objectOfCall(C);
  if (Object == &Argument) return {};
  const clang::ValueDecl* Container = Object ? rootVariable(Object) : nullptr;
  const Local* L = Container ? localOf(Container) : nullptr;
  const bool IsOwn = L && L->Number != BoundStep::Parameter &&
                     !Container->getType()->isReferenceType() &&
                     R.Types.carriesTasks(Object->getType());
  if (!IsOwn) return {TaskUse::Lost};
  return {TaskUse::Kept, L->Number, true};
}

bool StartsReader::keepsInLoop(const clang::ValueDecl& Container) const {
  const Local* L = localOf(&Container);
  for (std::size_t I = L ? L->Loops : 0; I < Loops.size(); ++I)
    if (!Loops[I]) return true;
  return false;
}

void StartsReader::addArguments(const clang::CallExpr& C, const clang::FunctionDecl& F,
                                const Sink& K, Steps& To) {
  const clang::Expr* Object = objectOfCall(C);
  if (Object) To.push_back(expression(Object, sinkOfArgument(*Object, C, F, K)));
  for (const clang::Expr* Argument : C.arguments()) {
    Sink Into = sinkOfArgument(*Argument, C, F, K);
    if (Into.Use == TaskUse::Kept && keepsInLoop(*rootVariable(Object)))
      Into = {TaskUse::Lost, BoundStep::Parameter, false, "bound-kept"};
    To.push_back(expression(Argument, Into));
  }
}

/// Where a call of `in`, `init` and the like puts a frame: on a stack, if one is among the places.
FrameHome StartsReader::homeIn(const clang::CallExpr& Placed) const {
  if (isNamed(*Placed.getDirectCallee(), "boxed")) return FrameHome::Heap;
  FrameHome Home = FrameHome::Heap;
  for (const clang::Expr* Container : Placed.arguments()) {
    const FrameHome Each = R.Types.homeOf(Container->getType());
    if (Each == FrameHome::Stack) return Each;
    if (Each == FrameHome::Elsewhere) Home = Each;
  }
  return Home;
}

BoundStep StartsReader::runtimeCall(const clang::CallExpr& C, const clang::FunctionDecl& F,
                                    const Sink& K) {
  const clang::Expr* Object = objectOfCall(C);
  if (isNamed(F, "sync_wait") && C.getNumArgs() == 1) return awaited(C.getArg(0));
  if (Object)
    for (const char* Placing : {"in", "init", "try_init", "boxed"})
      if (isNamed(F, Placing)) return placedCall(C, F, K);
  Steps All;
  if (Object) All.push_back(expression(Object, {}));
  if (Object && isNamed(F, "allocate") && R.Types.isStack(Object->getType()))
    All.push_back(unknown(C.getExprLoc(), "bound-object", ""));
  for (const clang::Expr* Argument : C.arguments()) {
    All.push_back(Argument->isLValue() ? expression(Argument, {}) : operand(Argument));
    // Functions that the runtime gets are called by it, but for those that `defer` keeps.
    const clang::CXXRecordDecl* Class = classBehind(Argument->getType());
    const clang::CXXMethodDecl* Body =
        Class && Class->isLambda() ? Class->getLambdaCallOperator() : nullptr;
    if (!Body || isNamed(F, "defer")) continue;
    BoundStep Step;
    Step.What = BoundStep::Kind::Refer;
    Step.Where = R.Names.place(Argument->getExprLoc());
    Step.Targets.push_back(R.Called.want(*Body));
    Step.Problem = {"bound-unseen", R.Names.shown(*Body)};
    All.push_back(std::move(Step));
  }
  if (isNamed(F, "defer"))  // what names a function there is no reference that is not seen
    std::erase_if(All, [](const BoundStep& S) { return S.What == BoundStep::Kind::Refer; });
  return combined(BoundStep::Kind::Together, std::move(All));
}

/// `constructor.in(places...)`, or `init`: the call is made there.
BoundStep StartsReader::placedCall(const clang::CallExpr& C, const clang::FunctionDecl& F,
                                   const Sink& K) {
  const bool ReturnsTask = R.Types.carriesTasks(C.getType());
  Sink Own = K;
  if (!ReturnsTask && K.Use != TaskUse::Awaited) Own = {TaskUse::Lost};
  BoundStep Step = called(C.getExprLoc(), C.getType(), Own);
  if (!ReturnsTask) {
    Step.Use = Own.Use;
    if (Own.Use == TaskUse::Lost) Step.Problem = {"bound-escape", ""};
  }
  Step.IsAsked = true;
  Step.Home = homeIn(C);
  if (R.Types.isTask(C.getType())) Step.IsWhole = Own.IsWhole || !TaskTypes::isLazy(C.getType());
  const bool IsKnown = resolve(objectOfCall(C), Step);
  for (const clang::Expr* Argument : C.arguments()) Step.Children.push_back(operand(Argument));
  std::erase_if(Step.Children, isNothing);
  if (IsKnown) return Step;
  // An object: only on a stack does it count, and its size is not known here.
  if (!isNamed(F, "in") && !ReturnsTask && Step.Home != FrameHome::Stack)
    return combined(BoundStep::Kind::Together, std::move(Step.Children));
  const char* Rule = !isNamed(F, "in") && !ReturnsTask ? "bound-object" : "bound-callee";
  return unknown(C.getExprLoc(), Rule, "");
}

/// `co_await reader.read(stack, bytes)`, where the arguments say the place, or the awaiter has it.
BoundStep StartsReader::constructorAwaited(const clang::Expr& Constructor) {
  BoundStep Step;
  Step.What = BoundStep::Kind::Call;
  Step.Where = R.Names.place(Constructor.getExprLoc());
  Step.Use = TaskUse::Awaited;
  Step.IsAsked = true;
  Step.Home = FrameHome::Elsewhere;
  const clang::CXXRecordDecl* Class = classBehind(Constructor.getType());
  if (Class->getIdentifier() && Class->getName() == "constructor")
    if (const auto* Instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(Class))
      if (const auto* Signature =
              Instance->getTemplateArgs()[0].getAsType()->getAs<clang::FunctionProtoType>())
        if (llvm::any_of(Signature->getParamTypes(),
                         [this](clang::QualType P) { return R.Types.isStack(P); }))
          Step.Home = FrameHome::Stack;
  if (resolve(&Constructor, Step)) return Step;
  return unknown(Constructor.getExprLoc(), "bound-callee", "");
}

/// A call of a bound dyn, and of others that a companion adds a place to.
BoundStep StartsReader::throughCall(const clang::CallExpr& C, const clang::FunctionDecl& F,
                                    clang::QualType Added, const Sink& K) {
  BoundStep Step = called(C.getExprLoc(), C.getType(), K);
  addArguments(C, F, {}, Step.Children);
  std::erase_if(Step.Children, isNothing);
  Step.IsAsked = true;
  Step.Home = R.Types.namesStack(Added) ? FrameHome::Stack : FrameHome::Elsewhere;
  Step.Group = entryCalledBy(F);
  return Step.Group.empty() ? unknown(C.getExprLoc(), "bound-callee", "") : Step;
}

/// Which call a constructor will make. False: nobody can tell.
bool StartsReader::resolve(const clang::Expr* Constructor, BoundStep& Call) {
  const clang::Expr* E = stripped(Constructor);
  if (const auto* Named = llvm::dyn_cast<clang::DeclRefExpr>(E)) {
    const auto* V = llvm::dyn_cast<clang::VarDecl>(Named->getDecl());
    // Its operands were evaluated where it is declared.
    BoundStep Ignored;
    const bool IsOwn = V && V->isLocalVarDecl() && V->getInit() && resolve(V->getInit(), Ignored);
    Call.Targets = std::move(Ignored.Targets);
    Call.Group = std::move(Ignored.Group);
    return IsOwn;
  }
  const auto* C = llvm::dyn_cast<clang::CallExpr>(E);
  const clang::FunctionDecl* F = C ? C->getDirectCallee() : nullptr;
  if (!F) return false;
  if (FunctionNames::isRuntime(*F)) return isNamed(*F, "defer") && resolveDeferred(*C, Call);
  Call.Group = entryCalledBy(*F);
  if (Call.Group.empty()) return false;
  addArguments(*C, *F, {}, Call.Children);
  return true;
}

/// `defer(function, arguments...)`, or `defer(lambda)`.
bool StartsReader::resolveDeferred(const clang::CallExpr& Defer, BoundStep& Call) {
  if (Defer.getNumArgs() == 0) return false;
  const clang::Expr* E = stripped(Defer.getArg(0));
  if (const auto* Address = llvm::dyn_cast<clang::UnaryOperator>(E))
    E = stripped(Address->getSubExpr());
  const clang::FunctionDecl* F = nullptr;
  if (const auto* Named = llvm::dyn_cast<clang::DeclRefExpr>(E))
    F = llvm::dyn_cast<clang::FunctionDecl>(Named->getDecl());
  const clang::CXXRecordDecl* Class = classBehind(E->getType());
  if (Class && Class->isLambda()) F = Class->getLambdaCallOperator();
  if (!F || F->isDependentContext()) return false;
  if (const auto* Method = llvm::dyn_cast<clang::CXXMethodDecl>(F))
    if (Method->isVirtual()) return false;
  if (const auto* L = llvm::dyn_cast<clang::LambdaExpr>(E)) Call.Children.push_back(lambda(*L));
  for (const clang::Expr* Argument : llvm::drop_begin(Defer.arguments()))
    Call.Children.push_back(operand(Argument));
  Call.Targets.push_back(R.Called.want(*F));
  return true;
}

}  // namespace dynify::gen
