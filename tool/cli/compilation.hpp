// Which headers are parsed together, and with which flags.
#pragma once

#include <string>
#include <vector>

#include "llvm/Support/Error.h"

namespace dynify::gen {

struct Compilation {
  std::string Directory;
  std::vector<std::string> Flags;
  std::vector<std::size_t> Headers;  ///< positions in the list that was asked for
};

/// The C++ sources that the compile_commands.json in `BuildPath` has commands for.
llvm::Expected<std::vector<std::string>> sourcesIn(const std::string& BuildPath);

/// One compilation for all headers; with a build path, one for each set of headers whose commands
/// agree. Flags of headers, which have no command of their own, are those of the source that is
/// most like them. `Flags` go behind those.
llvm::Expected<std::vector<Compilation>> findCompilations(const std::vector<std::string>& Headers,
                                                          const std::string& BuildPath,
                                                          const std::vector<std::string>& Flags,
                                                          const std::string& CurrentDirectory);

}  // namespace dynify::gen
