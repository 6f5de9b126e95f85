// Sentences in the messages of compilers: characters as template arguments, and functions that are
// deleted with a reason.
#pragma once

#include <cstddef>
#include <utility>

/// Deletes a function that only a mistake can name, and says what to do instead: a compiler that
/// takes a reason prints it in its error. For the others the template parameter list ends with
/// DYNIFY_SAYS, whose argument they print. Overload resolution and concepts see a deleted function
/// as they see any other. Not for users.
#if (defined(__clang__) && __clang_major__ >= 19) || \
    (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 15)
#define DYNIFY_DELETED(sentence) = delete ("dynify: " sentence)
#define DYNIFY_SAYS(sentence) class Dynify = void
#else
#define DYNIFY_DELETED(sentence) = delete
#define DYNIFY_SAYS(sentence) class Dynify = ::dynify::detail::says_words<sentence>
#endif

/// Around functions with DYNIFY_DELETED: the reason is C++26, and these compilers warn of it, who
/// have it in C++20.
#if defined(__clang__) && __clang_major__ >= 19
#define DYNIFY_BEGIN_DELETED \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wc++26-extensions\"")
#define DYNIFY_END_DELETED _Pragma("clang diagnostic pop")
#elif !defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 15
#define DYNIFY_BEGIN_DELETED \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wc++26-extensions\"")
#define DYNIFY_END_DELETED _Pragma("GCC diagnostic pop")
#else
#define DYNIFY_BEGIN_DELETED
#define DYNIFY_END_DELETED
#endif

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

/// Stands in the message of a compiler: what dynify says of the call that is refused.
template <companion::text... Sentence>
struct says {};

namespace detail {

/// A literal as a template argument.
template <std::size_t Size>
struct literal {
  char characters[Size]{};
  consteval literal(const char (&words)[Size]) noexcept {
    for (std::size_t i = 0; i < Size; ++i) characters[i] = words[i];
  }
};

template <literal Words, std::size_t... Index>
auto says_pieces(std::index_sequence<Index...>)
    -> says<companion::text_of<companion::piece_of(companion::piece_at(Words.characters, Index)) +
                               1>(companion::piece_at(Words.characters, Index))...>;

template <literal Words>
using says_words = decltype(detail::says_pieces<Words>(
    std::make_index_sequence<companion::count_pieces(Words.characters)>()));

/// False, where a static_assert is to fail in a template that is used, and not before.
template <class...>
inline constexpr bool never = false;

}  // namespace detail
}  // namespace v1
}  // namespace dynify
