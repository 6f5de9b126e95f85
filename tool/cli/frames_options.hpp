// The command line of `dynify-gen frames`, as a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

enum class FramesFormat { Table, Json, Header, Html };

struct FramesOptions {
  std::vector<std::string> Inputs;
  FramesFormat Format = FramesFormat::Table;
  std::string Output = "-";
  std::string Filter;
  std::string Compare;
  std::string Budget;
  std::string Build;
  bool Members = false;
  bool UpdateBudget = false;
  std::string UpdatingCommand;  ///< the same command with `--update-budget`, for a shell
};

struct FramesCommandLine {
  std::optional<FramesOptions> Parsed;
  int ExitCode = 0;
};

/// `Arguments[0]` is the program, what follows stands behind the word `frames`.
FramesCommandLine parseFramesCommandLine(const std::vector<const char*>& Arguments,
                                         llvm::raw_ostream& Errors);

}  // namespace dynify::gen
