// How a companion includes its header.
#pragma once

#include <string>
#include <vector>

namespace dynify::gen {

/// The header's name if it lies in the companion's folder; else as it is found through the longest
/// of the include directories; else its path from the companion's folder. All paths absolute, the
/// result never.
std::string includeLine(const std::string& Header, const std::string& Companion,
                        const std::vector<std::string>& IncludeDirectories);

/// `To` as a path from the folder `From`; both absolute.
std::string relativePath(const std::string& To, const std::string& From);

}  // namespace dynify::gen
