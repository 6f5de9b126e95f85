// Which companion belongs to which header, before anything is parsed.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "llvm/Support/Error.h"

namespace dynify::gen {

struct Job {
  std::string Header;         ///< as the user named it
  std::string HeaderPath;     ///< absolute
  std::string Companion;      ///< as the user would name it; `-`: standard output
  std::string CompanionPath;  ///< absolute; for standard output, where the file would be
};

/// In the order of the headers' paths, each once, so that the order of arguments is of no
/// consequence. An error: a header that is missing or unreadable, or two that would be written to
/// the same file.
llvm::Expected<std::vector<Job>> planJobs(const Options& O, const std::string& CurrentDirectory);

}  // namespace dynify::gen
