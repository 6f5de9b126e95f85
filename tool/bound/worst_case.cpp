#include "bound/worst_case.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "bound/evaluation.hpp"

namespace dynify::gen {
namespace {

/// `app::main_task` is meant by `app::main_task`, and by `main_task` of namespace app.
bool isCalled(const std::string& Full, const std::string& Name) {
  if (Full == Name) return true;
  const std::string Ending = "::" + Name;
  return Full.size() > Ending.size() &&
         Full.compare(Full.size() - Ending.size(), Ending.size(), Ending) == 0;
}

/// The keys that the steps of a body name.
void addTargets(const BoundUnit& Program, const BoundStep& S, std::set<std::string>& To) {
  To.insert(S.Targets.begin(), S.Targets.end());
  if (const auto Found = Program.Groups.find(S.Group); Found != Program.Groups.end())
    To.insert(Found->second.begin(), Found->second.end());
  for (const BoundStep& Child : S.Children) addTargets(Program, Child, To);
}

}  // namespace

bool operator<(const BoundFinding& A, const BoundFinding& B) {
  return std::tie(A.Where.File, A.Where.Line, A.Where.Column, A.Problem.Rule, A.Problem.Name) <
         std::tie(B.Where.File, B.Where.Line, B.Where.Column, B.Problem.Rule, B.Problem.Name);
}

void addUnit(BoundUnit& To, BoundUnit From) {
  for (auto& [Key, F] : From.Functions) {
    const auto [At, IsNew] = To.Functions.try_emplace(Key, F);
    if (!IsNew) At->second.Most = std::max(At->second.Most, F.Most);
  }
  for (auto& [Name, Members] : From.Groups) {
    std::vector<std::string>& All = To.Groups[Name];
    All.insert(All.end(), Members.begin(), Members.end());
    std::sort(All.begin(), All.end());
    All.erase(std::unique(All.begin(), All.end()), All.end());
  }
  To.Unseen.insert(To.Unseen.end(), From.Unseen.begin(), From.Unseen.end());
  if (From.Constants.Alignment != 0) To.Constants = From.Constants;
}

std::vector<std::string> rootsNamed(const BoundUnit& Program, const std::string& Name) {
  std::set<std::string> Started;
  if (Name.empty())
    for (const auto& [Key, F] : Program.Functions)
      if (F.IsCoroutine) addTargets(Program, F.Body, Started);
  std::vector<std::string> Exact;
  std::vector<std::string> Ending;
  for (const auto& [Key, F] : Program.Functions) {
    const bool IsTop = F.IsCoroutine && F.Home == FrameHome::Stack && Started.count(Key) == 0;
    if (Name.empty() ? IsTop : F.Name == Name || F.Mangled == Name) Exact.push_back(Key);
    if (!Name.empty() && isCalled(F.Name, Name)) Ending.push_back(Key);
  }
  return Exact.empty() ? Ending : Exact;
}

std::uint64_t bytesOnStack(const Frame& F, const StackConstants& C) {
  const auto RoundedUp = [](std::uint64_t Size, std::uint64_t To) {
    return (Size + To - 1) / To * To;
  };
  std::uint64_t Size = RoundedUp(F.Size, C.Trailer) + C.Trailer;
  std::uint64_t Skipped = 0;
  if (F.Align > C.Alignment) {  // with a mark, and at the worst address
    Size += C.Trailer;
    Skipped = F.Align - C.Alignment;
  }
  return Skipped + RoundedUp(Size + C.Footer, C.Alignment);
}

WorstCase::WorstCase(const BoundUnit& Program, const std::vector<Frame>& Frames)
    : Now(std::make_unique<Evaluation>(Program, Frames)) {}
WorstCase::~WorstCase() = default;

RootBound WorstCase::of(const std::string& Root) { return Now->root(Root); }

}  // namespace dynify::gen
