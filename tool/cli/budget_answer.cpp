#include "cli/budget_answer.hpp"

#include <optional>
#include <utility>

#include "cli/terminal.hpp"
#include "fmt/format.h"
#include "frames/budget.hpp"
#include "output/files.hpp"

namespace dynify::gen {
namespace {

BudgetAnswer notRead(const std::string& File, llvm::Error Why) {
  return {Environment, "'" + File + "': " + llvm::toString(std::move(Why)), false};
}

}  // namespace

BudgetAnswer updateBudget(const std::string& File, const std::string& Build,
                          const std::vector<Frame>& Sizes) {
  const std::optional<std::string> Text = readFile(File);
  llvm::Expected<Budget> All = Text ? readBudget(*Text) : llvm::Expected<Budget>(Budget());
  if (!All) return notRead(File, All.takeError());
  (*All)[Build] = budgetOf(Sizes);
  const std::optional<std::string> Error = writeFiles({{File, writeBudget(*All)}});
  return Error ? BudgetAnswer{Environment, *Error, false} : BudgetAnswer{};
}

BudgetAnswer compareWithBudget(const std::string& File, const std::string& Build,
                               const std::vector<Frame>& Sizes, llvm::StringRef What,
                               llvm::raw_ostream& Out) {
  const std::optional<std::string> Text = readFile(File);
  if (!Text)
    return {Environment, "'" + File + "' cannot be read; make it by '--update-budget'", true};
  llvm::Expected<Budget> All = readBudget(*Text);
  if (!All) return notRead(File, All.takeError());
  const auto Limits = All->find(Build);
  if (Limits == All->end())
    return {Findings,
            fmt::format("'{}' has no budget for the build '{}'; add it by '--update-budget'", File,
                        Build),
            true};
  if (checkBudget(Limits->second, Sizes, terminalColumns(), Out)) return {};
  Out.flush();
  return {
      Findings,
      fmt::format("{} outgrew '{}' ({}); take it by '--update-budget'", What.str(), File, Build),
      true};
}

}  // namespace dynify::gen
