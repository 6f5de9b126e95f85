// Generated text in the style of the project that it lands in.
#pragma once

#include <string>

namespace dynify::gen {

/// `Text` as clang-format would leave it at `Path`: by the .clang-format of a folder above, else in
/// Google's style at 100 columns. A .clang-format that cannot be read counts as none, and
/// `Warning` says so.
std::string formatted(const std::string& Text, const std::string& Path, std::string& Warning);

}  // namespace dynify::gen
