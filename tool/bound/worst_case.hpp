// The worst case of a root: the most bytes that its frames, and those of all that it starts, take
// on a stack at once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bound/amount.hpp"
#include "model/bound.hpp"
#include "model/frame.hpp"

namespace dynify::gen {

/// Why there is no number.
struct BoundFinding {
  BoundUnknown Problem;
  BoundPlace Where;

  friend bool operator<(const BoundFinding& A, const BoundFinding& B);
};

struct RootBound {
  std::string Name;
  std::string Mangled;
  BoundPlace Where;
  Amount Worst;
  std::vector<BoundFinding> Findings;  ///< not empty: the number means nothing
};

/// Adds what was read in one unit to all.
void addUnit(BoundUnit& To, BoundUnit From);

/// The keys of the functions of this name, `app::main_task`; of an empty one, of the coroutines
/// with frames on a stack that no other coroutine starts.
std::vector<std::string> rootsNamed(const BoundUnit& Program, const std::string& Name);

/// What a frame takes on a stack.
std::uint64_t bytesOnStack(const Frame& F, const StackConstants& C);

class WorstCase {
 public:
  WorstCase(const BoundUnit& Program, const std::vector<Frame>& Frames);
  ~WorstCase();

  RootBound of(const std::string& Root);

 private:
  class Evaluation;
  std::unique_ptr<Evaluation> Now;
};

}  // namespace dynify::gen
