// The command line of `dynify-gen bound`, as a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnose/log.hpp"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

enum class BoundFormat { Table, Tree, Json, Header, Html };

struct BoundOptions {
  std::vector<std::string> Sources;
  std::vector<std::string> Flags;
  std::string BuildPath;
  std::string ResourceDirectory;
  std::vector<std::string> Roots;
  std::vector<std::string> Frames;
  BoundFormat Format = BoundFormat::Tree;
  std::string Output = "-";
  std::string Budget;
  std::string Build;
  bool UpdateBudget = false;
  std::string UpdatingCommand;  ///< the same command with `--update-budget`, for a shell
  DiagnosticFormat Diagnostics = DiagnosticFormat::Text;
};

struct BoundCommandLine {
  std::optional<BoundOptions> Parsed;
  int ExitCode = 0;
};

/// `Arguments[0]` is the program, what follows stands behind the word `bound`.
BoundCommandLine parseBoundCommandLine(const std::vector<const char*>& Arguments,
                                       llvm::raw_ostream& Errors);

}  // namespace dynify::gen
