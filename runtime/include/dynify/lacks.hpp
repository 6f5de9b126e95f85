// What a type lacks that is no implementor, in words: compilers print it where they refuse the
// type.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <utility>

#include "detail/base/words.hpp"

namespace dynify {
inline namespace v1 {

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
