// Generated text in the style of the project that it lands in.
#pragma once

#include <string>

namespace dynify::gen {

/// `Text` as it is to stand at `Path`: as clang-format would leave it where a folder above has a
/// .clang-format, else as `laidOut` has it. A .clang-format that cannot be read counts as none, and
/// `Warning` says so.
std::string formatted(const std::string& Text, const std::string& Path, std::string& Warning);

}  // namespace dynify::gen
