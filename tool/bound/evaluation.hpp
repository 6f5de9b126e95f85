// Computes the worst case, function by function.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bound/flow.hpp"
#include "bound/worst_case.hpp"

namespace dynify::gen {

class WorstCase::Evaluation {
 public:
  Evaluation(const BoundUnit& Given, const std::vector<Frame>& Measured);

  RootBound root(const std::string& Key);

 private:
  /// A function, for those that call it.
  struct Summary {
    Amount Peak;                       ///< during the call
    Amount Held;                       ///< by the task that it returns
    Amount Inside;                     ///< above that, while the task runs
    std::optional<Amount> Run;         ///< as Flow::Run, during the call
    std::optional<Amount> RunInside;   ///< the same while the task runs
    const BoundStep* Loses = nullptr;  ///< as Flow::Loses
  };

  /// The tasks in the variables of the body at hand.
  struct Variables {
    std::map<int, Amount> Inside;
    std::map<int, Amount> Whole;
    std::map<int, std::optional<Amount>> Run;
  };

  /// A function whose body is being read, and the call that has led into the next one.
  struct Active {
    const BoundFunction* Of = nullptr;
    BoundPlace Calling;
  };

  void findRelevant();
  bool isSeed(const BoundStep& S) const;
  std::vector<std::string> candidates(const BoundStep& Call) const;
  bool isRelevant(const std::string& Key) const { return Relevant.count(Key) != 0; }
  /// Whether a call of it can matter: it takes bytes, or does something with tasks that it is
  /// given.
  bool isRead(const std::string& Key) const { return isRelevant(Key) || Taking.count(Key) != 0; }

  const Summary& summaryOf(const std::string& Key);
  Summary summarize(const BoundFunction& F);
  bool mayEnter(const BoundFunction& F);
  std::string stateOf(const std::string& Key) const;
  Amount frameOf(const BoundFunction& F, FrameHome Home);
  Amount askedFrame(const std::string& Key, FrameHome Home, unsigned Depth);
  Amount returnedFrames(const BoundStep& S, FrameHome Home, unsigned Depth);

  Flow flowOf(const BoundStep& S, Variables& V);
  Flow scope(Flow Inside) const;
  Flow call(const BoundStep& S, Variables& V);
  std::vector<Summary> calledBy(const BoundStep& S);
  Flow callOf(const BoundStep& S, const Summary& Of, const Flow& Operands, Variables& V);
  void use(const BoundStep& S, const Summary& Of, const Flow& Operands, Variables& V, Flow& Result);
  Flow run(const BoundStep& S, Variables& V) const;
  Flow pass(const BoundStep& S, Variables& V);
  Flow given(const BoundStep& S) const;

  void find(const BoundUnknown& Problem, const BoundPlace& Where);

  const BoundUnit& Program;
  std::map<std::string, Frame> Sizes;  ///< by symbol, the largest of each
  std::set<std::string> Relevant;      ///< what may take bytes on a stack
  std::set<std::string> Taking;        ///< what has tasks among its parameters
  std::map<std::string, Summary> Known;
  std::vector<Active> Chain;
  std::set<BoundFinding> Findings;
};

}  // namespace dynify::gen
