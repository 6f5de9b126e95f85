// The layout of companions where no .clang-format says another: Google's style, in a hundred
// columns.
//
// libFormat, which lays out the others, takes sixty times as long, and most of it for lines that
// are right as they are printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dynify::gen {

/// The printed text with its lines indented, broken where they are too long, and joined where a
/// function is a short one. Nothing but white space changes, and where string literals and comments
/// end. Nothing: there is something in it that only a parser can tell how to lay out.
std::optional<std::string> laidOut(std::string_view Text);

}  // namespace dynify::gen
