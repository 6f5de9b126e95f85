// Coroutine types of other libraries, placed: who says so, and how.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <new>
#include <type_traits>

#include "detail/promise/frame.hpp"
#include "detail/promise/refused.hpp"
#include "detail/promise/wrapped_promise.hpp"

namespace dynify {
inline namespace v1 {

/// Base of a class whose member coroutines can be placed, whatever library's type they return:
///
///     class FileReader : dynify::placeable {
///      public:
///       asio::awaitable<std::size_t> read(std::span<std::byte> into);
///     };
///
/// Empty; may be private. A class that is to stay an aggregate says `using dynify_placeable =
/// void;` among its public members instead. Of no consequence for methods that return
/// `dynify::task`, which are always placed, nor for calls that nobody places: the library allocates
/// those itself.
class placeable {};

/// What a static or free coroutine has among its parameters to be placed:
///
///     asio::awaitable<int> parse(dynify::placed_t, std::string line);
///     dynify::defer(&parse, dynify::placed, std::move(line)).init(frame);
struct placed_t {
  explicit placed_t() = default;
};
inline constexpr placed_t placed{};

namespace detail {

/// An incomplete class is none: in the body of a lambda, its own class is.
template <class T>
concept places_as_object = std::is_class_v<T> && requires {
  sizeof(T);
} && (std::is_base_of_v<placeable, T> || requires { typename T::dynify_placeable; });

template <class T>
inline constexpr bool is_placed_tag = std::same_as<std::remove_cvref_t<T>, placed_t>;

}  // namespace detail

/// For specialisations of `std::coroutine_traits`: whether a coroutine with these parameters, the
/// first of which may be its object, is to be placed.
template <class First, class... Parameters>
concept places_frames = detail::places_as_object<std::remove_cvref_t<First>> ||
                        (detail::is_placed_tag<First> || ... || detail::is_placed_tag<Parameters>);

/// For specialisations of `std::coroutine_traits`: the promise of a coroutine that returns `Task`
/// and is placed, where the library's own is `Promise`.
template <class Promise, class Task>
using placed_promise = detail::wrapped_promise<Promise, Task>;

/// Base of the promise of a coroutine type of your own: its frames are placed like those of a
/// `dynify::task`, whatever class the coroutine is in, with nothing wrapped.
///
///     struct lazy {
///       struct promise_type : dynify::frame_allocation<lazy> { ... };
///
/// `Task` is the coroutine type; its default constructor makes the object that stands for no
/// coroutine. One that has none leaves it out, `dynify::frame_allocation<>`: a call that finds no
/// room is then refused by an exception that never leaves dynify.
template <class Task = void>
struct frame_allocation : detail::placed_frame {
  static Task get_return_object_on_allocation_failure() {
    detail::after_failed_allocation();
    return Task();
  }
};
template <>
struct frame_allocation<void> : detail::placed_frame {
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, Parameters&... parameters) {
    return built(detail::placed_frame::operator new(size, parameters...));
  }
  static void operator delete(void* frame, std::size_t size) noexcept {
    detail::placed_frame::operator delete(frame, size);
  }
#ifdef __clang__
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, std::align_val_t align,
                                                   Parameters&... parameters) {
    return built(detail::placed_frame::operator new(size, align, parameters...));
  }
  static void operator delete(void* frame, std::size_t size, std::align_val_t align) noexcept {
    detail::placed_frame::operator delete(frame, size, align);
  }
#endif

 private:
  static void* built(void* frame) {
    if (!frame) [[unlikely]]
      detail::throw_refused();
    return frame;
  }
};

namespace detail {

/// A promise that does not place its frames itself.
template <class P>
concept wants_wrapping = !std::derived_from<P, placed_frame>;

}  // namespace detail
}  // namespace v1
}  // namespace dynify

/// Coroutine types whose promise is nested in them. A library that specialises `coroutine_traits`
/// itself needs a specialisation that is more special than its own: see `placed_promise`. In this
/// order, so that of a `dynify::task` nobody asks whether the class of its lambda is complete: g++
/// 16 warns of that (-Wsfinae-incomplete).
template <class Task, class First, class... Parameters>
  requires dynify::detail::wants_wrapping<typename Task::promise_type> &&
           dynify::places_frames<First, Parameters...>
struct std::coroutine_traits<Task, First, Parameters...> {
  using promise_type = dynify::placed_promise<typename Task::promise_type, Task>;
};
