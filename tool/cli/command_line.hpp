// The command line, as a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnose/log.hpp"
#include "llvm/Support/raw_ostream.h"
#include "scan/remote/remote_options.hpp"

namespace dynify::gen {

enum class ListFormat { None, Text, Json };

struct Options {
  std::vector<std::string> Headers;  ///< `-` is the standard input
  std::string StdinName;
  std::string Output;  ///< `-o`
  std::string OutputDirectory;
  std::string BaseDirectory;
  std::string BuildPath;  ///< `-p`
  std::string ResourceDirectory;
  std::string Depfile;
  std::string DepfileTarget;
  DiagnosticFormat Diagnostics = DiagnosticFormat::Text;
  ListFormat List = ListFormat::None;
  bool Check = false;
  bool RequireTraits = false;
  bool Recursive = false;
  bool Touch = false;
  RemoteOptions Remote;
  std::vector<std::string> Flags;  ///< behind `--`
  std::string WritingCommand;      ///< the same command without `--check`, for a shell
};

/// What to do, or the exit code to leave with: everything was said.
struct CommandLine {
  std::optional<Options> Parsed;
  int ExitCode = 0;
};

CommandLine parseCommandLine(int Count, const char* const* Arguments, llvm::raw_ostream& Errors);

}  // namespace dynify::gen
