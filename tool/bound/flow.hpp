// What a part of a body takes while it runs, and what it leaves.
#pragma once

#include <optional>
#include <vector>

#include "bound/amount.hpp"

namespace dynify::gen {

struct Flow {
  Amount Peak;  ///< the most at once
  Amount Held;  ///< the most while an operand beside it runs
  Amount Live;  ///< left to the end of the full-expression
  Amount Left;  ///< left to the end of the scope
  Amount Kept;  ///< left to the end of the function
  /// Where a task runs that is a parameter: the most that lives then, without the task.
  std::optional<Amount> Run;

  // Of tasks that are arguments of the call around it.
  Amount PassedInside;              ///< above their frames, while they run
  Amount PassedWhole;               ///< with their frames
  std::optional<Amount> PassedRun;  ///< where a parameter runs, inside of them
  bool PassesParameter = false;

  // Of the task that the function returns.
  Amount Returned;
  Amount ReturnedInside;
  std::optional<Amount> ReturnedRun;

  const BoundStep* Loses = nullptr;  ///< where a parameter goes where its end is not seen

  Amount after() const { return Live + Left + Kept; }
};

/// One behind the other.
Flow inOrder(const std::vector<Flow>& All);
/// Operands, in whatever order.
Flow together(const std::vector<Flow>& All);
/// One of them.
Flow oneOf(const std::vector<Flow>& All);

}  // namespace dynify::gen
