// What a type lacks that is no implementor, in words: compilers print it where they refuse the
// type.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <type_traits>
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

/// How compilers print a type: inside of this.
template <class T>
constexpr const char* printed() noexcept {
  return __PRETTY_FUNCTION__;
}
constexpr bool begins_with(const char* text, const char* words) noexcept {
  while (*words != '\0')
    if (*text++ != *words++) return false;
  return true;
}
/// Behind `T = `, up to the last bracket.
constexpr const char* begin_of_type(const char* text) noexcept {
  while (*text != '\0' && !begins_with(text, "T = ")) ++text;
  return *text == '\0' ? text : text + 4;
}
constexpr const char* end_of_type(const char* begin) noexcept {
  const char* end = begin;
  for (const char* at = begin; *at != '\0'; ++at)
    if (*at == ']') end = at;
  return end;
}

template <class T>
inline constexpr std::size_t type_length = static_cast<std::size_t>(
    end_of_type(begin_of_type(printed<T>())) - begin_of_type(printed<T>()));

/// A method, why a class does not have it, and a type, in words.
template <detail::literal Method, detail::literal Why, class T>
constexpr auto join_reason() noexcept {
  constexpr std::size_t length = std::is_void_v<T> ? 4 : type_length<T>;
  text<sizeof(Method.characters) + sizeof(Why.characters) + length> joined{};
  char* end = append(append(joined.characters, Method.characters), Why.characters);
  if constexpr (std::is_void_v<T>) {
    append(end, "void");
  } else {
    const char* const type = begin_of_type(printed<T>());
    for (std::size_t i = 0; i < length; ++i) *end++ = type[i];
  }
  return joined;
}
template <detail::literal Method, detail::literal Why, class T>
inline constexpr auto reason_with_type = join_reason<Method, Why, T>();

template <detail::literal Method, detail::literal Why>
constexpr auto join_words() noexcept {
  text<sizeof(Method.characters) + sizeof(Why.characters)> joined{};
  append(append(joined.characters, Method.characters), Why.characters);
  return joined;
}
template <detail::literal Method, detail::literal Why>
inline constexpr auto reason = join_words<Method, Why>();

/// What a `T` has of a name: whether nothing, and whether one member that may be named.
template <bool IsNone, bool IsOne>
struct member_named {};

/// In words, why an `Object`, a reference as the method wants it, does not have `Method`, which
/// takes `Args` and results in `Result`. `Call` makes the call of any object with any arguments,
/// and has a result of type `type_is`.
template <class Object, detail::literal Method, class Result, class... Args, class Call,
          bool IsNone, bool IsOne>
constexpr const char* why_not(Call, member_named<IsNone, IsOne>) noexcept {
  if constexpr (std::is_invocable_v<Call, Object, Args&&...>) {
    using result = typename std::invoke_result_t<Call, Object, Args&&...>::type;
    if constexpr (std::is_same_v<result, Result>)
      return reason<Method, ": the one that is there may throw">.characters;
    else
      return reason_with_type<Method, ": the one that is there returns ", result>.characters;
  } else if constexpr (std::is_const_v<std::remove_reference_t<Object>> &&
                       std::is_invocable_v<Call, std::remove_cvref_t<Object>&, Args&&...>) {
    return reason<Method, ": the one that is there is not const">.characters;
  } else if constexpr (IsNone) {
    return reason<Method, ": there is none of this name">.characters;
  } else if constexpr (IsOne) {
    return reason<Method, ": the one that is there takes other arguments">.characters;
  } else if constexpr (std::is_final_v<std::remove_cvref_t<Object>>) {
    return reason<Method, ": nothing there can be called so">.characters;
  } else {
    return reason<Method,
                  ": what is there is private, or overloads that are ambiguous or take other "
                  "arguments">.characters;
  }
}

}  // namespace companion
}  // namespace v1
}  // namespace dynify
