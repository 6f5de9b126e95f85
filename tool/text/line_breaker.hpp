// Breaks one line of generated text that is too long.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/line_tokens.hpp"

namespace dynify::gen {

/// What does not fit is broken at its commas, else at its spaces, else behind a bracket, whose
/// content is indented by four; the body of a lambda gets lines of its own; a string literal
/// becomes two.
class LineBreaker {
 public:
  LineBreaker(const std::vector<LineToken>& Line, std::size_t Columns, std::string& To);

  /// Writes the line, indented, without the end of its last line.
  void print(std::size_t Indent);

 private:
  struct Part {
    std::size_t First;
    std::size_t Last;  ///< behind it

    bool isEmpty() const { return First == Last; }
  };

  std::size_t width(Part P) const;
  bool mayBreakBefore(std::size_t I) const;
  bool isGroup(std::size_t I, Part P) const;
  bool isBlock(Part Content) const;
  /// The end of what starts `P` and ends behind a comma, a semicolon or before a space that may be
  /// a line's end.
  Part head(Part P, bool (LineBreaker::*EndsBehind)(std::size_t) const,
            bool (LineBreaker::*EndsBefore)(std::size_t) const) const;
  bool isComma(std::size_t I) const { return Tokens[I].is(","); }
  bool isSemicolon(std::size_t I) const { return Tokens[I].is(";"); }
  std::size_t groupToOpen(Part P) const;
  bool opensHere(Part P, std::size_t Group, std::size_t Indent) const;

  bool fits(std::size_t More) const { return Column + More <= Limit; }
  std::size_t space(std::size_t I) const { return Tokens[I].HasSpace && !IsAtStart ? 1 : 0; }
  std::size_t stuckBehind(std::size_t I) const;
  void newLine(std::size_t Indent);
  void append(Part P);
  void appendString(const LineToken& T, std::size_t Behind);
  void placeList(Part P, std::size_t Indent, std::size_t Tail);
  void placeWords(Part P, std::size_t Indent, std::size_t Tail);
  void placeBroken(Part P, std::size_t Group, std::size_t Tail);
  void placeBlock(Part Content);

  const std::vector<LineToken>& Tokens;
  const std::size_t Limit;
  std::string& Out;
  std::vector<std::size_t> Before;  ///< widths of all tokens in front of each
  std::size_t Column = 0;
  std::size_t LineIndent = 0;
  bool IsAtStart = true;
};

}  // namespace dynify::gen
