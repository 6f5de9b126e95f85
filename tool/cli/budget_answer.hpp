// The budget that a command was given: `--budget`, `--build` and `--update-budget` of
// `dynify-gen frames` and of `dynify-gen bound`.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include "model/frame.hpp"

namespace dynify::gen {

struct BudgetAnswer {
  ExitCode Code = Done;
  std::string Problem;     ///< empty where `Code` is `Done`
  bool CanUpdate = false;  ///< `--update-budget` is the cure, and is to be told
};

/// Writes `Sizes` as the part `Build` of the budget in `File`.
BudgetAnswer updateBudget(const std::string& File, const std::string& Build,
                          const std::vector<Frame>& Sizes);

/// Compares `Sizes` with that part, and prints a table of those that grew. `What` names the sizes
/// in the sentence that says so: "frames".
BudgetAnswer compareWithBudget(const std::string& File, const std::string& Build,
                               const std::vector<Frame>& Sizes, llvm::StringRef What,
                               llvm::raw_ostream& Out);

}  // namespace dynify::gen
