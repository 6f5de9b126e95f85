// Where strings, comments and lines of C++ end: as much of its lexer as white space can be changed
// by.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dynify::gen {

/// Behind the lexeme that starts at `At`: a word or number, a literal, a comment, an arrow; else
/// behind the character. A literal that is not closed ends with its line, as in `#error don't`.
std::size_t lexemeEnd(std::string_view Text, std::size_t At);

/// The line break that ends the line which starts at `At`, or the end of `Text`. Line breaks in raw
/// strings and comments, and those behind a backslash, end no line.
std::size_t lineEnd(std::string_view Text, std::size_t At);

/// The body of a function as its user wrote it, moved so that its closing brace stands `Indent`
/// columns in. Lines keep their distance to each other; what a raw string or a comment has in
/// further lines stays as it is, and so do directives.
std::string shifted(std::string_view Text, std::size_t Indent);

}  // namespace dynify::gen
