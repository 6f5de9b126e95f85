// Where clang's own headers (stddef.h and the like) are, and dynify's, wherever the tool is
// installed.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace dynify::gen {

/// The first that exists of: what was asked for, by `--resource-dir` or among the compiler's flags;
/// `../lib/dynify/clang/<version>` from the tool's own folder; the LLVM that the tool was built
/// with; what `clang-<version> -print-resource-dir` says. What was asked for is taken or refused,
/// never passed over.
std::optional<std::string> findResourceDirectory(const std::string& Asked,
                                                 const std::vector<std::string>& Flags,
                                                 const std::string& ToolPath);

/// The message where none is found.
std::string noResourceDirectory();

/// `../include` from the tool's own folder, as it is installed; empty where dynify's headers are
/// not there. It is the last folder that is searched: any other that has them goes before it.
std::string findOwnHeaders(const std::string& ToolPath);

}  // namespace dynify::gen
