// Generated text in the style of the project that it lands in.
#pragma once

#include <string>

namespace dynify::gen {

/// Whether there are bodies of functions in it that a user wrote.
enum class Bodies { None, OfUser };

/// `Text` as it is to stand at `Path`: as clang-format would leave it where a folder above has a
/// .clang-format, else in Google's style at 100 columns. A .clang-format that cannot be read counts
/// as none, and `Warning` says so.
std::string formatted(const std::string& Text, const std::string& Path, Bodies Contained,
                      std::string& Warning);

}  // namespace dynify::gen
