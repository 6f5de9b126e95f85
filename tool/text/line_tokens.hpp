// One line of generated text as tokens that know their brackets: what text/layout breaks lines
// by.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dynify::gen {

enum class TokenKind { Word, String, Open, Close, Other, Comment };

struct LineToken {
  static constexpr std::size_t None = static_cast<std::size_t>(-1);

  std::string_view Text;
  TokenKind Kind = TokenKind::Other;
  bool HasSpace = false;       ///< in front of it
  std::size_t Partner = None;  ///< of a bracket: the other one, where it stands in this line

  bool is(std::string_view Spelling) const { return Text == Spelling; }
};

/// Puts the tokens of `Line` into `Tokens`, in place of what was there. An angle bracket is one
/// only if it has a partner, and no space inside. False: there is something in it that goes beyond
/// a line or that must not be touched, a raw string or a comment between `/*` and `*/`.
bool tokenizeLine(std::string_view Line, std::vector<LineToken>& Tokens);

}  // namespace dynify::gen
