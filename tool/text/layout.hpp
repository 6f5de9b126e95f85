// The layout of companions where no .clang-format says another.
//
// Printed text has its lines and their indentation already. What is left: lines that are too long,
// and empty lines.
#pragma once

#include <string>
#include <string_view>

namespace dynify::gen {

/// `Text` with its lines broken where they are longer than a hundred columns: a function's body
/// first, one statement to a line; else behind a bracket, the content four columns further, as much
/// in a line as it holds; else at a space. There is one empty line for many, and none where a block
/// starts or ends. Nothing but white space changes; comments, directives, and lines that go on in
/// a raw string or behind a backslash stay as they are, however long.
std::string laidOut(std::string_view Text);

}  // namespace dynify::gen
