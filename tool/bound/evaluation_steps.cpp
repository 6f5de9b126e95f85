// The steps of a body, for WorstCase::Evaluation.
#include <utility>

#include "bound/evaluation.hpp"

namespace dynify::gen {

Flow WorstCase::Evaluation::scope(Flow Inside) const {
  Inside.Live = {};
  Inside.Left = {};
  return Inside;
}

Flow WorstCase::Evaluation::flowOf(const BoundStep& S, Variables& V) {
  using Kind = BoundStep::Kind;
  switch (S.What) {
    case Kind::Call:
      return call(S, V);
    case Kind::Run:
      return run(S, V);
    case Kind::Pass:
      return pass(S, V);
    case Kind::Given:
      return given(S);
    case Kind::Unknown:
      find(S.Problem, S.Where);
      return {};
    case Kind::Refer:
      if (isRelevant(S.Targets.front())) find(S.Problem, S.Where);
      return {};
    default:
      break;
  }
  std::vector<Flow> Parts;
  for (const BoundStep& Child : S.Children) Parts.push_back(flowOf(Child, V));
  if (S.What == Kind::Together) return together(Parts);
  if (S.What == Kind::Either) return oneOf(Parts);
  Flow All = inOrder(Parts);
  if (S.What == Kind::Scope) return scope(std::move(All));
  if (S.What == Kind::Complete) All.Live = {};
  if (S.What == Kind::Times) {
    if (S.Count > 1) All.Peak += repeated(All.Kept, S.Count - 1);
    if (S.Count > 1 && All.Run) *All.Run += repeated(All.Kept, S.Count - 1);
    All.Kept = repeated(All.Kept, S.Count);
  }
  return All;
}

/// The functions that the call may call, if they matter.
std::vector<WorstCase::Evaluation::Summary> WorstCase::Evaluation::calledBy(const BoundStep& S) {
  std::vector<Summary> Called;
  const std::vector<std::string> All = candidates(S);
  const bool IsOnStack = S.IsAsked && S.Home == FrameHome::Stack;
  bool IsMissing = All.empty();
  for (const std::string& Key : All) {
    if (Program.Functions.count(Key) == 0) {
      IsMissing = true;
      continue;
    }
    if (!isRead(Key) && !IsOnStack) continue;
    Called.push_back(summaryOf(Key));
    if (!S.IsAsked) continue;
    Called.back().Held = askedFrame(Key, S.Home, 0);
    Called.back().Peak = Called.back().Held;
  }
  if (IsMissing && (S.IsAsked || !S.Group.empty()))
    find({"bound-implementor", S.Problem.Name}, S.Where);
  else if (IsMissing && !S.Problem.Rule.empty() && S.Use != TaskUse::Lost)
    find(S.Problem, S.Where);
  if (Called.empty()) Called.emplace_back();
  return Called;
}

Flow WorstCase::Evaluation::call(const BoundStep& S, Variables& V) {
  std::vector<Flow> Parts;
  for (const BoundStep& Child : S.Children) Parts.push_back(flowOf(Child, V));
  const Flow Operands = together(Parts);
  Chain.back().Calling = S.Where;
  std::vector<Flow> Choices;
  for (const Summary& Of : calledBy(S)) Choices.push_back(callOf(S, Of, Operands, V));
  return Choices.size() == 1 ? Choices.front() : oneOf(Choices);
}

/// A call of one function.
Flow WorstCase::Evaluation::callOf(const BoundStep& S, const Summary& Of, const Flow& Operands,
                                   Variables& V) {
  Flow Result = Operands;
  Result.PassedInside = {};
  Result.PassedWhole = {};
  Result.PassedRun = {};
  Result.PassesParameter = false;
  Amount AtCall = Of.Peak;
  if (Of.Run) takeLarger(AtCall, *Of.Run + Operands.PassedInside);
  takeLarger(Result.Peak, Operands.Live + AtCall);
  if (Of.Run && Operands.PassedRun)
    takeLarger(Result.Run, Operands.Live + *Of.Run + *Operands.PassedRun);
  if (Of.Loses && Operands.PassedWhole.Bytes != 0) find(Of.Loses->Problem, Of.Loses->Where);
  if (Of.Loses && Operands.PassesParameter) Result.Loses = Of.Loses;
  use(S, Of, Operands, V, Result);
  return Result;
}

/// What becomes of the task that a call returns.
void WorstCase::Evaluation::use(const BoundStep& S, const Summary& Of, const Flow& Operands,
                                Variables& V, Flow& Result) {
  Amount Inside = Of.Inside;
  if (Of.RunInside) takeLarger(Inside, *Of.RunInside + Operands.PassedInside);
  std::optional<Amount> Run;
  if (Of.RunInside && Operands.PassedRun) Run = *Of.RunInside + *Operands.PassedRun;
  const Amount Resting = Operands.Live + Of.Held;
  const Amount Whole = Operands.Live + stacked(Of.Held, Inside);
  const Amount& Alive = S.IsWhole ? Whole : Resting;
  takeLarger(Result.Peak, Alive);
  takeLarger(Result.Held, Alive);
  switch (S.Use) {
    case TaskUse::Awaited:
      takeLarger(Result.Peak, Whole);
      if (Run) takeLarger(Result.Run, Resting + *Run);
      if (S.IsWhole) Result.Live = Whole;
      break;
    case TaskUse::Dropped:
      Result.Live = Alive;
      break;
    case TaskUse::Passed:
      Result.Live = Alive;
      Result.PassedInside = Inside;
      Result.PassedWhole = Whole;
      Result.PassedRun = Run;
      Result.PassesParameter = Operands.PassesParameter;
      break;
    case TaskUse::Variable:
      Result.Live = {};
      Result.Left += Alive;
      takeLarger(V.Whole[S.Variable], Whole);
      if (!S.IsWhole) takeLarger(V.Inside[S.Variable], Inside);
      takeLarger(V.Run[S.Variable], Run);
      break;
    case TaskUse::Kept:
      Result.Live = {};
      Result.Kept += Whole;
      takeLarger(Result.Peak, Whole);
      takeLarger(V.Whole[S.Variable], Whole);
      takeLarger(V.Run[S.Variable], Run);
      break;
    case TaskUse::Returned:
      Result.Returned = Alive;
      Result.ReturnedInside = S.IsWhole ? Amount() : Inside;
      Result.ReturnedRun = Run;
      break;
    case TaskUse::Lost:
      if (Whole.Bytes != 0) find(S.Problem, S.Where);
      Result.Live = Whole;
      break;
  }
}

Flow WorstCase::Evaluation::run(const BoundStep& S, Variables& V) const {
  Flow Result;
  if (S.Variable == BoundStep::Parameter) {
    Result.Run = Amount();
    return Result;
  }
  if (const auto Found = V.Inside.find(S.Variable); Found != V.Inside.end())
    Result.Peak = Found->second;
  if (const auto Found = V.Run.find(S.Variable); Found != V.Run.end()) Result.Run = Found->second;
  return Result;
}

Flow WorstCase::Evaluation::pass(const BoundStep& S, Variables& V) {
  Flow Result;
  const bool IsParameter = S.Variable == BoundStep::Parameter;
  if (S.Use == TaskUse::Lost) {
    if (IsParameter) Result.Loses = &S;
    if (const auto Found = V.Whole.find(S.Variable);
        Found != V.Whole.end() && Found->second.Bytes != 0)
      find(S.Problem, S.Where);
    return Result;
  }
  Result.PassesParameter = IsParameter;
  if (IsParameter) {
    Result.PassedRun = Amount();
    return Result;
  }
  Result.PassedInside = V.Inside[S.Variable];
  Result.PassedWhole = V.Whole[S.Variable];
  Result.PassedRun = V.Run[S.Variable];
  return Result;
}

/// What the author says of a statement.
Flow WorstCase::Evaluation::given(const BoundStep& S) const {
  BoundPart Part;
  Part.Name = "[[dynify::bound]]";
  Part.Where = S.Where;
  Part.Own = Part.Bytes = S.Count;
  Flow Result;
  Result.Peak.Bytes = S.Count;
  Result.Peak.Parts.push_back(std::make_shared<const BoundPart>(std::move(Part)));
  Result.Held = Result.Peak;
  if (S.Leaves) Result.Kept = Result.Peak;
  return Result;
}

}  // namespace dynify::gen
