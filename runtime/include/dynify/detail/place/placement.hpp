// From what a user passes as a container to a place for one frame or object.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "../../container.hpp"
#include "../../error.hpp"
#include "../base/bytes.hpp"
#include "../base/memory.hpp"
#include "../base/words.hpp"
#include "stacked_bytes.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v1 {

template <std::size_t N>
class buffer;

namespace detail {

/// A place for one frame or object, and what to write into its trailer.
struct placement {
  void* at = nullptr;
  whom_to_tell whom = whom_to_tell::nobody;
  void* container = nullptr;  // nullptr: a common trailer is enough
};

/// Why the last container tried had no place.
struct shortage {
  std::size_t needed;
  std::size_t available;
  bool occupied;
  std::size_t peak = 0;  // of a frame_stack

  [[nodiscard]] init_error error() const noexcept {
    if (occupied) return init_error(init_failure::buffer_occupied, needed, 0);
    return init_error(init_failure::out_of_capacity, needed, available, peak);
  }
};

/// What dynify may do with a buffer, and users may not.
struct buffer_access {
  template <std::size_t N>
  static std::byte* bytes(buffer<N>& b) noexcept {
    return b.bytes_;
  }
  template <std::size_t N>
  static occupied_flag& occupied(buffer<N>& b) noexcept {
    return b.occupied_;
  }
  /// Its flag, as the one to tell; by the address of the bytes: the flag's own is no value then
  /// that Clang keeps in a register for as long as a frame lives here.
  template <std::size_t N>
  [[gnu::always_inline]] static whom_to_tell flag_to_tell(buffer<N>& b) noexcept {
    return tell_flag_at(reinterpret_cast<std::uintptr_t>(b.bytes_) +
                        offsetof(buffer<N>, occupied_));
  }
  template <std::size_t N>
  static bool holds(buffer<N>& b, const void* p) noexcept {
    const auto offset =
        reinterpret_cast<std::uintptr_t>(p) - reinterpret_cast<std::uintptr_t>(b.bytes_);
    return offset < sizeof b.bytes_;
  }
  /// The bytes of the buffer whose flag this is.
  template <std::size_t N>
  static const void* bytes_before(const occupied_flag& flag) noexcept {
    return reinterpret_cast<const std::byte*>(&flag) - offsetof(buffer<N>, occupied_);
  }
};

/// Bytes from an aligned address on, inside some storage.
struct aligned_bytes {
  std::byte* begin;
  std::size_t size;
};

/// What is left of `size` bytes at `begin` when the start is moved up to a multiple of `align`.
inline aligned_bytes align_up(std::byte* begin, std::size_t size, std::size_t align) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::size_t skipped = static_cast<std::size_t>(-address & (align - 1));
  if (skipped > size) return {begin, 0};
  return {begin + skipped, size - skipped};
}

template <class C>
inline constexpr bool is_buffer = false;
template <std::size_t N>
inline constexpr bool is_buffer<buffer<N>> = true;

/// What dynify may do with the bytes of a frame_stack, and users may not.
struct stack_access {
  /// Where the next frame will be, unless something else comes before it: whatever has ended on top
  /// goes.
  [[gnu::always_inline]] static std::byte* next(stacked_bytes& s) noexcept { return s.trim(); }
  [[gnu::always_inline]] static std::byte* top(const stacked_bytes& s) noexcept { return s.top_; }
  /// A place for a frame of so many bytes, its trailer included, behind `next`; nullptr where the
  /// stack itself is to be asked.
  [[gnu::always_inline]] static void* push(stacked_bytes& s, std::size_t size) noexcept {
    return s.push_below_peak(size);
  }
  /// Whom to tell of what was placed at `at`, of so many bytes with its trailer.
  [[gnu::always_inline]] static whom_to_tell flag_to_tell(void* at, std::size_t size) noexcept {
    return tell_flag_at(flag_address(at, size));
  }
  static shortage why_full(const stacked_bytes& s, layout l) noexcept {
    return {l.size + stack_footer::size, s.available(l), false, s.peak()};
  }
  /// A place in the container behind it, if there is one.
  static placement place_behind(stacked_bytes& s, layout l) noexcept {
    if (!s.behind_) return {};
    const placement where = s.behind_(l);
    if (where.at) ++s.overflows_;
    return where;
  }
};

template <class C>
inline constexpr bool is_stack = std::is_base_of_v<stacked_bytes, C>;

/// Has the bytes of a buffer or of a frame_stack, and says so.
template <class C>
concept says_what_it_offers = requires(C& c) {
  requires std::is_lvalue_reference_v<decltype(c.offered())>;
  requires is_buffer<std::remove_reference_t<decltype(c.offered())>> ||
               is_stack<std::remove_reference_t<decltype(c.offered())>>;
};

/// A container that says where a frame goes before its size is known: a buffer or a frame_stack;
/// what has one, or bytes of its own, and says so by its `offered()`. A call that names only this
/// container asks nobody.
template <class C>
concept offers_in_place =
    is_buffer<C> || is_stack<C> || says_what_it_offers<C> || offering_container<C>;

/// The buffer, the bytes of the stack, or the container that is to be asked for its bytes.
template <offers_in_place C>
[[nodiscard, gnu::always_inline]] inline auto& offered_by(C& c) noexcept {
  if constexpr (says_what_it_offers<C>)
    return offered_by(c.offered());
  else if constexpr (is_stack<C>)
    return static_cast<stacked_bytes&>(c);
  else
    return c;
}
template <class C>
using offered_of = std::remove_reference_t<decltype(offered_by(std::declval<C&>()))>;

/// A container without state needs no pointer in the frame.
template <class C>
concept stateless = container<C> && std::is_empty_v<C> && std::is_default_constructible_v<C>;

/// How a `C` is used as a container: `state` is what a frame remembers, and outlives it.
/// Specialised in headers of their own for what has no such `allocate` and `release` itself.
template <class C>
struct container_access {};

template <container C>
struct container_access<C> {
  using state = C;
  static state& state_of(C& c) noexcept { return c; }
  static void* allocate(state& c, layout l) noexcept { return c.allocate(l); }
  static void release(state& c, void* storage, layout l) noexcept { c.release(storage, l); }
  /// Why it had no room: a container may have `occupied()`, for one that holds one frame at a time,
  /// and `available(layout)`, the most bytes that it can give at that alignment.
  static shortage why_full(const state& c, layout l) noexcept {
    if constexpr (requires { static_cast<bool>(c.occupied()); })
      if (c.occupied()) return {l.size, 0, true};
    if constexpr (requires { static_cast<std::size_t>(c.available(l)); })
      return {l.size, static_cast<std::size_t>(c.available(l)), false};
    else
      return {l.size, 0, false};
  }
};

/// A container, or something that is used as one.
template <class C>
concept used_as_container = requires { typename container_access<C>::state; };

/// Whatever `init` and `in` take, without its reference.
template <class C>
concept holds_frames =
    offers_in_place<C> || is_raw_bytes<std::remove_const_t<C>> || used_as_container<C>;

/// What refers to the bytes that it offers, and is copied with them staying where they are.
template <class C>
concept view_of_stack = says_what_it_offers<const C> && std::is_trivially_copyable_v<C>;

/// Whether a container may be passed by value: it is a view, or has no state that could die with
/// the argument.
template <class C>
inline constexpr bool passed_by_value = stateless<C> || view_of_bytes<C> || view_of_stack<C>;

/// Whatever can be written as an argument of `init` and `in`.
template <class Argument>
concept container_argument =
    holds_frames<std::remove_reference_t<Argument>> &&
    (std::is_lvalue_reference_v<Argument> || passed_by_value<std::remove_reference_t<Argument>>);

/// A container that may not be passed so: it would end with the expression, before what lives in
/// it.
template <class Argument>
concept ending_container =
    holds_frames<std::remove_reference_t<Argument>> && !container_argument<Argument>;

/// What `init`, `try_init` and `in` have none of their own for: no containers, or what is none.
template <class... Arguments>
inline constexpr bool names_no_place =
    sizeof...(Arguments) == 0 || !(holds_frames<std::remove_reference_t<Arguments>> && ...);

/// All are containers, and one may not be passed so.
template <class... Arguments>
inline constexpr bool names_ending_place =
    !names_no_place<Arguments...> && (ending_container<Arguments> || ...);

/// Whether a container that is passed so has to outlive what lives in it: all but views and what
/// has no state.
template <class Argument>
concept outliving_argument = container_argument<Argument> && std::is_lvalue_reference_v<Argument> &&
                             !passed_by_value<std::remove_cvref_t<Argument>>;

/// Whether all that is named can be used where it stands. Not a concept: a compiler would explain
/// each of its parts, where a call says what is wrong in one sentence.
template <class... Arguments>
inline constexpr bool names_places = sizeof...(Arguments) > 0 &&
                                     (container_argument<Arguments> && ...);
template <class... Arguments>
inline constexpr bool names_outliving_places = sizeof...(Arguments) > 0 &&
                                               (outliving_argument<Arguments> && ...);

/// In a class of constructors, the wrong ways of calling its operation `name`, each with what to do
/// instead. Not for users.
#define DYNIFY_REFUSE_WRONG_PLACES(name)                              \
  template <class... Arguments, DYNIFY_SAYS(DYNIFY_WHICH_PLACES)>     \
    requires ::dynify::detail::names_no_place<Arguments...>           \
  void name(Arguments&&...) && DYNIFY_DELETED(DYNIFY_WHICH_PLACES);   \
  template <class... Arguments, DYNIFY_SAYS(DYNIFY_LASTING_PLACES)>   \
    requires ::dynify::detail::names_ending_place<Arguments...>       \
  void name(Arguments&&...) && DYNIFY_DELETED(DYNIFY_LASTING_PLACES); \
  template <class... Arguments, DYNIFY_SAYS(DYNIFY_USED_UP)>          \
      void name(Arguments&&...) & DYNIFY_DELETED(DYNIFY_USED_UP)

#define DYNIFY_WHICH_PLACES                                                                      \
  "name where it goes: a dynify::buffer, small_buffer, arena or pool, bytes (a span, an array, " \
  "a vector), a std::pmr::memory_resource, with_allocator(a), or dynify::heap"
#define DYNIFY_LASTING_PLACES \
  "this place ends before what is to live in it: keep it in a variable, and name that"
#define DYNIFY_USED_UP "what builds is used up by that: write std::move(call) in front of the dot"

inline placement place_in_bytes(bytes_view raw, layout l, shortage& why) noexcept {
  const aligned_bytes bytes = align_up(raw.begin, raw.size, l.align);
  why = {l.size, bytes.size, false};
  if (bytes.size < l.size) return {};
  return {bytes.begin, whom_to_tell::nobody, nullptr};
}

template <std::size_t N>
placement place_in_buffer(buffer<N>& b, layout l, shortage& why) noexcept {
  const aligned_bytes bytes = align_up(buffer_access::bytes(b), N, l.align);
  why = {l.size, b.occupied() ? 0 : bytes.size, b.occupied()};
  if (why.available < l.size) return {};
  occupy(buffer_access::bytes(b), buffer_access::occupied(b));
  return {bytes.begin, buffer_access::flag_to_tell(b), nullptr};
}

template <stateless C>
void release_stateless(void* storage, layout given, const trailer&) noexcept {
  C{}.release(storage, given);
}
template <stateless C>
inline constexpr release_function releaser_of_stateless = &release_stateless<C>;

template <stateless C>
placement place_in_stateless(layout l, shortage& why) noexcept {
  why = {l.size, 0, false};
  return {C{}.allocate(l), tell(releaser_of_stateless<C>), nullptr};
}

/// A place on top of a stack, or in the container that stands behind it.
inline placement place_in_stack(stacked_bytes& s, layout l, shortage& why) noexcept {
  if (void* const at = s.allocate(l)) return {at, stack_access::flag_to_tell(at, l.size), nullptr};
  const placement behind = stack_access::place_behind(s, l);
  if (!behind.at) why = stack_access::why_full(s, l);
  return behind;
}

template <used_as_container C>
void release_stateful(void* storage, layout given, const trailer& from) noexcept {
  using access = container_access<C>;
  given.size += stateful_extra;
  void* const state = static_cast<const stateful_trailer&>(from).container;
  access::release(*static_cast<typename access::state*>(state), storage, given);
}
template <used_as_container C>
inline constexpr release_function releaser_of_stateful = &release_stateful<C>;

template <used_as_container C>
placement place_in_stateful(C& c, layout l, shortage& why) noexcept {
  using access = container_access<C>;
  auto& state = access::state_of(c);
  l.size += stateful_extra;
  void* const at = access::allocate(state, l);
  if (!at) why = access::why_full(state, l);
  return {at, tell(releaser_of_stateful<C>),
          const_cast<void*>(static_cast<const void*>(detail::address_of(state)))};
}

/// The place of a container that is asked by `allocate`.
template <class C>
placement place_by_allocate(C& c, layout l, shortage& why) noexcept {
  if constexpr (stateless<std::remove_const_t<C>>)
    return place_in_stateless<std::remove_const_t<C>>(l, why);
  else
    return place_in_stateful(c, l, why);
}

/// Why bytes that were offered, and are free or not, have no room.
inline shortage shortage_of(const offered_bytes& o, bool is_free, layout l) noexcept {
  return {l.size, is_free ? align_up(o.begin, o.size, l.align).size : 0, !is_free};
}
template <offering_container C>
placement place_in_own_bytes(C& c, layout l, shortage& why) noexcept {
  const offered_bytes o = c.offered();
  why = shortage_of(o, !o.flag->is_set, l);
  if (why.available >= l.size) {
    occupy(o.begin, *o.flag);
    return {align_up(o.begin, o.size, l.align).begin, tell_flag(*o.flag), nullptr};
  }
  if constexpr (container<C>)
    return place_by_allocate(c, l, why);
  else
    return {};
}

/// The container's place for `l`, in which the trailer is counted; `at` is nullptr where there is
/// none, and `why` says so.
template <holds_frames C>
placement place(C& c, layout l, shortage& why) noexcept {
  if constexpr (says_what_it_offers<C>)
    return place(c.offered(), l, why);
  else if constexpr (offering_container<C>)
    return place_in_own_bytes(c, l, why);
  else if constexpr (is_buffer<C>)
    return place_in_buffer(c, l, why);
  else if constexpr (is_stack<C>)
    return place_in_stack(c, l, why);
  else if constexpr (is_raw_bytes<std::remove_const_t<C>>)
    return place_in_bytes(c, l, why);
  else
    return place_by_allocate(c, l, why);
}

/// Writes the trailer of a frame or object of `size` bytes.
inline void write_trailer(const placement& where, std::size_t size) noexcept {
  void* const at = static_cast<std::byte*>(where.at) + trailer_offset(size);
  if (where.container)
    ::new (at) stateful_trailer{{where.whom}, where.container};
  else
    ::new (at) trailer{where.whom};
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
