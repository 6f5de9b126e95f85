// What a type lacks that is no implementor, in words: compilers print it where they refuse the
// type.
#pragma once

#include <cstddef>
#include <utility>

namespace dynify {
inline namespace v1 {
namespace companion {

/// Characters as a template argument, with the zero behind them.
template <std::size_t Size>
struct text {
  char characters[Size];
};

template <std::size_t Size>
constexpr text<Size> text_of(const char* words) noexcept {
  text<Size> copy{};
  for (std::size_t i = 0; i + 1 < Size; ++i) copy.characters[i] = words[i];
  // Clang 16 to 22 prints numbers where a zero at the end was not written by itself.
  copy.characters[Size - 1] = '\0';
  return copy;
}

/// Clang cuts characters in a message behind the 36th: longer words are told in pieces.
inline constexpr std::size_t longest_piece = 35;

/// The length of the first piece, which ends where a reader would end it.
constexpr std::size_t piece_of(const char* words) noexcept {
  std::size_t best = 0;
  for (std::size_t i = 0; i < longest_piece; ++i) {
    if (words[i] == '\0') return i;
    if (words[i] == ' ' || (words[i] == ',' && best == 0)) best = i + 1;
  }
  if (words[longest_piece] == '\0') return longest_piece;
  return best == 0 ? longest_piece : best;
}

/// Where the piece `index` begins.
constexpr const char* piece_at(const char* words, std::size_t index) noexcept {
  for (; index > 0; --index) words += piece_of(words);
  return words;
}

constexpr std::size_t count_pieces(const char* words) noexcept {
  std::size_t count = 0;
  for (; *words != '\0'; words += piece_of(words)) ++count;
  return count;
}

}  // namespace companion

/// Stands in the message of a compiler: the type that is refused lacks this method of the trait,
/// has another one of its name, or one that cannot be called.
template <companion::text... Method>
struct lacks {};

namespace companion {

template <const char* (*Words)(), std::size_t... Index>
auto lacks_pieces(std::index_sequence<Index...>)
    -> lacks<text_of<piece_of(piece_at(Words(), Index)) + 1>(piece_at(Words(), Index))...>;

/// What `Words`, a constant expression, returns, as a type.
template <const char* (*Words)()>
using lacks_words =
    decltype(lacks_pieces<Words>(std::make_index_sequence<count_pieces(Words())>()));

/// A type that implementors name, in words, and whether a class does.
template <std::size_t Size>
struct needed_type {
  char name[Size]{};
  bool is_named;

  consteval needed_type(const char (&words)[Size], bool named) noexcept : is_named(named) {
    for (std::size_t i = 0; i < Size; ++i) name[i] = words[i];
  }
};

constexpr char* append(char* end, const char* words) noexcept {
  while (*words != '\0') *end++ = *words++;
  return end;
}

template <needed_type... Types>
constexpr auto join_missing() noexcept {
  text<(sizeof(Types.name) + ...) + sizeof...(Types)> joined{};  // each with ", "
  char* end = joined.characters;
  const auto add = [&](const auto& type) {
    if (type.is_named) return;
    if (end != joined.characters) end = append(end, ", ");
    end = append(end, type.name);
  };
  (add(Types), ...);
  return joined;
}
template <needed_type... Types>
inline constexpr auto missing_words = join_missing<Types...>();

/// Those of several types that a class does not name, in words.
template <needed_type... Types>
constexpr const char* missing_types() noexcept {
  return missing_words<Types...>.characters;
}

}  // namespace companion
}  // namespace v1
}  // namespace dynify
