// The version of the tool, which is the version of the runtime that its output asks for.
#pragma once

#include <string>

namespace dynify::gen {

inline constexpr int VersionMajor = DYNIFY_GEN_VERSION_MAJOR;
inline constexpr int VersionMinor = DYNIFY_GEN_VERSION_MINOR;
inline constexpr int VersionPatch = DYNIFY_GEN_VERSION_PATCH;

inline std::string versionText() {
  return std::to_string(VersionMajor) + "." + std::to_string(VersionMinor) + "." +
         std::to_string(VersionPatch);
}

}  // namespace dynify::gen
