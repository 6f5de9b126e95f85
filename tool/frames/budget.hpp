// Limits for frames, in a file that is kept with the sources.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// One member of a frame, or several of the same name and type together.
using BudgetMembers = std::map<std::string, std::uint64_t>;

struct BudgetEntry {
  std::uint64_t Size = 0;
  BudgetMembers Members;  ///< bytes by description; empty: not known
};

/// For each build, such as `gcc-12 -O2`, for each function, what it may take.
using Budget = std::map<std::string, std::map<std::string, BudgetEntry>>;

llvm::Expected<Budget> readBudget(llvm::StringRef Text);
std::string writeBudget(const Budget& B);

/// The entries of one build, as measured.
std::map<std::string, BudgetEntry> budgetOf(const std::vector<Frame>& Frames);

/// Prints what grew, and because of which member. True: nothing did. A coroutine that the budget
/// does not know is over it. What does not fit into `Columns` is cut off, unless that is 0.
bool checkBudget(const std::map<std::string, BudgetEntry>& Limits, const std::vector<Frame>& Frames,
                 unsigned Columns, llvm::raw_ostream& Out);

}  // namespace dynify::gen
