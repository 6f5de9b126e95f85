#include "bound/evaluation.hpp"

#include <algorithm>
#include <utility>

namespace dynify::gen {
namespace {

using StepKind = BoundStep::Kind;

constexpr unsigned DeepestForward = 64;

}  // namespace

WorstCase::Evaluation::Evaluation(const BoundUnit& Given, const std::vector<Frame>& Measured)
    : Program(Given) {
  for (const Frame& F : Measured) {
    Frame& Largest = Sizes[F.Mangled];
    const std::uint64_t Align = std::max(Largest.Align, F.Align);
    if (F.Size > Largest.Size) Largest = F;
    Largest.Align = Align;
  }
  findRelevant();
}

// ---- Which functions matter ----

/// Whether the step itself may take bytes on a stack, or cannot be bounded.
bool WorstCase::Evaluation::isSeed(const BoundStep& S) const {
  if (S.What == StepKind::Unknown || S.What == StepKind::Given) return true;
  if (S.What == StepKind::Call && S.IsAsked && S.Home == FrameHome::Stack) return true;
  if (S.What == StepKind::Call && !S.Problem.Rule.empty() && S.Use != TaskUse::Lost) {
    const std::vector<std::string> All = candidates(S);
    const auto IsThere = [this](const std::string& Key) {
      return Program.Functions.count(Key) != 0;
    };
    if (std::none_of(All.begin(), All.end(), IsThere)) return true;
  }
  return std::any_of(S.Children.begin(), S.Children.end(),
                     [this](const BoundStep& Child) { return isSeed(Child); });
}

void WorstCase::Evaluation::findRelevant() {
  std::map<std::string, std::vector<std::string>> Callers;
  std::vector<std::string> Open;
  for (const auto& [Key, F] : Program.Functions) {
    if ((F.IsCoroutine && F.Home == FrameHome::Stack) || isSeed(F.Body)) Open.push_back(Key);
    std::vector<const BoundStep*> Steps{&F.Body};
    while (!Steps.empty()) {
      const BoundStep& S = *Steps.back();
      Steps.pop_back();
      for (const std::string& Called : candidates(S)) Callers[Called].push_back(Key);
      if ((S.What == StepKind::Run || S.What == StepKind::Pass) &&
          S.Variable == BoundStep::Parameter)
        Taking.insert(Key);
      for (const BoundStep& Child : S.Children) Steps.push_back(&Child);
    }
  }
  while (!Open.empty()) {
    const std::string Key = std::move(Open.back());
    Open.pop_back();
    if (!Relevant.insert(Key).second) continue;
    const std::vector<std::string>& By = Callers[Key];
    Open.insert(Open.end(), By.begin(), By.end());
  }
}

std::vector<std::string> WorstCase::Evaluation::candidates(const BoundStep& Call) const {
  std::vector<std::string> All = Call.Targets;
  if (const auto Found = Program.Groups.find(Call.Group); Found != Program.Groups.end())
    All.insert(All.end(), Found->second.begin(), Found->second.end());
  return All;
}

// ---- Functions ----

RootBound WorstCase::Evaluation::root(const std::string& Key) {
  const BoundFunction& F = Program.Functions.at(Key);
  Findings.clear();
  Known.clear();
  Chain.clear();
  RootBound Result;
  Result.Name = F.Name;
  Result.Mangled = F.Mangled;
  Result.Where = F.Where;
  const Summary& Of = summaryOf(Key);
  Result.Worst = Of.Peak;
  takeLarger(Result.Worst, stacked(Of.Held, Of.Inside));
  if (Of.Run || Of.RunInside) find({"bound-parameter", F.Name}, F.Where);
  for (const std::string& Unseen : Program.Unseen) {
    const auto Found = Program.Functions.find(Unseen);
    if (Found != Program.Functions.end() && Found->second.IsInProject && isRelevant(Unseen))
      find({"bound-unseen", Found->second.Name}, Found->second.Where);
  }
  Result.Findings.assign(Findings.begin(), Findings.end());
  return Result;
}

/// Whether the function's body counts once more. A cycle of calls ends where a function in it has
/// been entered as often as its mark says; without a mark, it is a finding.
bool WorstCase::Evaluation::mayEnter(const BoundFunction& F) {
  std::uint64_t Entered = 0;
  std::size_t Last = Chain.size();
  for (std::size_t I = 0; I < Chain.size(); ++I)
    if (Chain[I].Of == &F) ++Entered, Last = I;
  if (Entered == 0) return true;
  if (F.Most != 0) return Entered < F.Most;
  for (std::size_t I = Last; I < Chain.size(); ++I)
    if (Chain[I].Of->Most != 0) return true;
  find({"bound-recursion", F.Name}, Chain.back().Calling);
  return false;
}

/// What a summary depends on: how often each marked function was entered.
std::string WorstCase::Evaluation::stateOf(const std::string& Key) const {
  std::map<std::string, int> Entered;
  for (const Active& A : Chain)
    if (A.Of->Most != 0) ++Entered[A.Of->Key];
  std::string State = Key;
  for (const auto& [Marked, Count] : Entered) State += "\n" + Marked + " " + std::to_string(Count);
  return State;
}

const WorstCase::Evaluation::Summary& WorstCase::Evaluation::summaryOf(const std::string& Key) {
  static const Summary Nothing;
  const auto Found = Program.Functions.find(Key);
  if (Found == Program.Functions.end() || !mayEnter(Found->second)) return Nothing;
  const std::string State = stateOf(Key);
  if (const auto Before = Known.find(State); Before != Known.end()) return Before->second;
  Chain.push_back({&Found->second, {}});
  Summary Of = summarize(Found->second);
  Chain.pop_back();
  return Known.insert_or_assign(State, std::move(Of)).first->second;
}

WorstCase::Evaluation::Summary WorstCase::Evaluation::summarize(const BoundFunction& F) {
  Variables V;
  Flow Body = scope(flowOf(F.Body, V));
  // A variable may be passed on in front of where it is filled, in a loop.
  if (!V.Whole.empty()) Body = scope(flowOf(F.Body, V));
  Summary Of;
  Of.Loses = Body.Loses;
  if (F.IsCoroutine) {
    Of.Held = frameOf(F, F.Home);
    Of.Peak = Of.Held;
    Of.Inside = Body.Peak;
    Of.RunInside = Body.Run;
    return Of;
  }
  Of.Peak = Body.Peak;
  Of.Run = Body.Run;
  Of.Held = Body.Returned;
  Of.Inside = Body.ReturnedInside;
  Of.RunInside = Body.ReturnedRun;
  return Of;
}

Amount WorstCase::Evaluation::frameOf(const BoundFunction& F, FrameHome Home) {
  BoundPart Part;
  Part.Name = F.Name;
  Part.Where = F.Where;
  Part.Home = Home;
  const auto Found = Sizes.find(F.Mangled);
  if (Found != Sizes.end()) {
    Part.Frame = Found->second.Size;
    if (Home == FrameHome::Stack) Part.Own = bytesOnStack(Found->second, Program.Constants);
  } else if (Home == FrameHome::Stack) {
    find({"bound-frame", F.Name}, F.Where);
  }
  Part.Bytes = Part.Own;
  Amount Own;
  Own.Bytes = Part.Own;
  Own.Parts.push_back(std::make_shared<const BoundPart>(std::move(Part)));
  return Own;
}

/// The frame that takes the place that a call names: of the coroutine, or of the one whose task the
/// function returns.
Amount WorstCase::Evaluation::askedFrame(const std::string& Key, FrameHome Home, unsigned Depth) {
  const auto Found = Program.Functions.find(Key);
  if (Found == Program.Functions.end() || Depth == DeepestForward) return {};
  const BoundFunction& F = Found->second;
  return F.IsCoroutine ? frameOf(F, Home) : returnedFrames(F.Body, Home, Depth + 1);
}

Amount WorstCase::Evaluation::returnedFrames(const BoundStep& S, FrameHome Home, unsigned Depth) {
  Amount Largest;
  if (S.What == StepKind::Call && S.Use == TaskUse::Returned)
    for (const std::string& Key : candidates(S)) takeLarger(Largest, askedFrame(Key, Home, Depth));
  for (const BoundStep& Child : S.Children) takeLarger(Largest, returnedFrames(Child, Home, Depth));
  return Largest;
}

/// The number stands at the innermost call that the project's own code makes.
void WorstCase::Evaluation::find(const BoundUnknown& Problem, const BoundPlace& Where) {
  BoundPlace At = Where;
  if (!Chain.empty() && !Chain.back().Of->IsInProject)
    for (auto A = Chain.rbegin(); A != Chain.rend(); ++A)
      if (A->Of->IsInProject) {
        At = A->Calling;
        break;
      }
  Findings.insert({Problem, At});
}

}  // namespace dynify::gen
