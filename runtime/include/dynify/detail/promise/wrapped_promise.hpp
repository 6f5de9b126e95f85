// The promise of another library, wrapped so that its frame can be placed.
#pragma once

#include <coroutine>
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "../base/or_nullptr.hpp"
#include "frame.hpp"
#include "promise_parts.hpp"
#include "rebound.hpp"
#include "refused.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Gives the storage of a frame that nobody asked to place back to the library.
template <class P>
void release_as_library(void* storage, layout given, const trailer&) noexcept {
  if constexpr (requires { P::operator delete(storage, given.size); })
    P::operator delete(storage, given.size);
  else if constexpr (requires { P::operator delete(storage); })
    P::operator delete(storage);
}
template <class P>
inline constexpr release_function releaser_as_library = &release_as_library<P>;

template <class P, class... Parameters>
concept allocates_by_parameters =
    requires(std::size_t size, Parameters&... parameters) { P::operator new(size, parameters...); };
template <class P, class... Parameters>
concept allocates_itself = allocates_by_parameters<P, Parameters...> ||
                           requires(std::size_t size) { P::operator new(size); };

/// The library's own operator new, which may throw.
template <class P, class... Parameters>
void* allocate_as_library(std::size_t size, Parameters&... parameters) {
  void* storage;
  if constexpr (allocates_by_parameters<P, Parameters...>)
    storage = P::operator new(size_with_trailer(size), parameters...);
  else
    storage = P::operator new(size_with_trailer(size));
  if (storage) write_trailer({storage, tell(releaser_as_library<P>), nullptr}, size);
  return storage;
}

template <class P, class A>
concept takes = requires(P& p, A&& a) { p.await_transform(static_cast<A&&>(a)); };

/// Whether a promise says itself what a call returns whose frame was not to be had.
template <class P>
concept returns_on_failure = requires { P::get_return_object_on_allocation_failure(); };

/// `align`: what is known of the frame's alignment.
template <class P, class... Parameters>
void* allocate_placed(std::size_t size, std::size_t align, Parameters&... parameters) {
  constexpr std::size_t least = alignment_of_parameters<Parameters...>;
  const std::size_t known = align < least ? least : align;
  if constexpr (said_by<Parameters...> != said::nowhere) {
    if (goes_where_said()) return allocate_where_said(size, known, parameters...);
  } else if constexpr (allocates_itself<P, Parameters...>) {
    if (this_thread.innermost->state.is_done()) return allocate_as_library<P>(size, parameters...);
  }
  return allocate_frame_aligned(size, known);
}

/// The same; nullptr where a refusal, or the library, would throw.
template <class P, class... Parameters>
void* allocate_placed_or_empty(std::size_t size, std::size_t align,
                               Parameters&... parameters) noexcept {
  void* const frame = or_nullptr([&] { return allocate_placed<P>(size, align, parameters...); });
  if (!frame) [[unlikely]]
    refuse(tags_of_parameters<Parameters...>, address_to_move(parameters)...);
  return frame;
}

/// The same; throws a refusal.
template <class P, class... Parameters>
void* allocate_placed_or_throw(std::size_t size, std::size_t align, Parameters&... parameters) {
  void* const frame = allocate_placed<P>(size, align, parameters...);
  if (!frame) [[unlikely]] {
    refuse(tags_of_parameters<Parameters...>, address_to_move(parameters)...);
    throw_refused();
  }
  return frame;
}

/// How the frames of a promise `P` come and go where `R` has an object without a coroutine, which a
/// refused call returns.
template <class P, class R>
struct placed_storage {
  // always_inline: see placed_frame.
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size,
                                                   Parameters&... parameters) noexcept {
    return allocate_placed_or_empty<P>(size, frame_alignment, parameters...);
  }
  static void operator delete(void* frame, std::size_t size) noexcept {
    release_frame(frame, size);
  }
#ifdef __clang__
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, std::align_val_t align,
                                                   Parameters&... parameters) noexcept {
    return allocate_placed_or_empty<P>(size, static_cast<std::size_t>(align), parameters...);
  }
  static void operator delete(void* frame, std::size_t size, std::align_val_t) noexcept {
    release_frame(frame, size);
  }
#endif

  static R get_return_object_on_allocation_failure() {
    const bool was_refused = this_thread.refused != nullptr || full_place.needed != 0;
    if constexpr (returns_on_failure<P>) {
      if (was_refused) after_failed_allocation();
      if constexpr (std::is_default_constructible_v<R>)
        if (was_refused) return R();
      return P::get_return_object_on_allocation_failure();
    } else {
      after_failed_allocation();
      return R();
    }
  }
};

/// The same where it has none: a refusal is thrown.
template <class P, class R>
  requires(!std::is_default_constructible_v<R> && !returns_on_failure<P>)
struct placed_storage<P, R> {
  static_assert(DYNIFY_EXCEPTIONS || !std::is_object_v<R>,
                "dynify: without exceptions a coroutine can only be placed whose type has an empty "
                "state: give it a default constructor, or its promise a "
                "get_return_object_on_allocation_failure");

  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, Parameters&... parameters) {
    return allocate_placed_or_throw<P>(size, frame_alignment, parameters...);
  }
  static void operator delete(void* frame, std::size_t size) noexcept {
    release_frame(frame, size);
  }
#ifdef __clang__
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, std::align_val_t align,
                                                   Parameters&... parameters) {
    return allocate_placed_or_throw<P>(size, static_cast<std::size_t>(align), parameters...);
  }
  static void operator delete(void* frame, std::size_t size, std::align_val_t) noexcept {
    release_frame(frame, size);
  }
#endif
};

/// The promise `P` of coroutines that return `R`, with a place for their frames.
///
/// Holds `P`, which begins it: a handle of `P` is a handle of the coroutine, and `P` makes the
/// object that is returned. It is held, not derived from, since it may be final; so every awaiter
/// is told of a coroutine whose promise is a `P`. What nobody asks to place is allocated as `P`
/// says.
template <class P, class R>
class wrapped_promise : public holds_promise<P>, public placed_storage<P, R> {
  static_assert(alignof(P) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__,
                "dynify: this promise is aligned to more than operator new gives, and no compiler "
                "says so when it allocates the frame: keep what is so aligned out of the promise");

 public:
  wrapped_promise() = default;
  template <class... Parameters>
    requires(sizeof...(Parameters) > 0 && !std::is_aggregate_v<P> &&
             std::is_constructible_v<P, Parameters && ...>)
  explicit wrapped_promise(Parameters&&... parameters) noexcept(
      std::is_nothrow_constructible_v<P, Parameters&&...>)
      : holds_promise<P>(std::in_place, static_cast<Parameters&&>(parameters)...) {}
  wrapped_promise(const wrapped_promise&) = delete;
  wrapped_promise& operator=(const wrapped_promise&) = delete;
  ~wrapped_promise() = default;

  decltype(auto) get_return_object() noexcept(noexcept(std::declval<P&>().get_return_object())) {
    return this->promise.get_return_object();
  }

  void unhandled_exception() noexcept(noexcept(std::declval<P&>().unhandled_exception())) {
    this->promise.unhandled_exception();
  }

  auto initial_suspend() noexcept(noexcept(rebind_awaitable<P>(initial{nullptr}))) {
    return rebind_awaitable<P>(initial{&this->promise});
  }
  auto final_suspend() noexcept { return rebind_awaitable<P>(final{&this->promise}); }

  template <class A>
    requires takes<P, A>
  auto await_transform(A&& a) noexcept(noexcept(rebind_awaitable<P>(transformed<A>{nullptr, a}))) {
    return rebind_awaitable<P>(transformed<A>{&this->promise, a});
  }
  template <class A>
    requires(!takes<P, A> && !names_await_transform<P>())
  auto await_transform(A&& a) noexcept(noexcept(rebind_awaitable<P>(passed<A>{a}))) {
    return rebind_awaitable<P>(passed<A>{a});
  }
  template <class U>
    requires requires(P& p, U&& u) { p.yield_value(static_cast<U&&>(u)); }
  auto yield_value(U&& u) noexcept(noexcept(rebind_awaitable<P>(yielded<U>{nullptr, u}))) {
    return rebind_awaitable<P>(yielded<U>{&this->promise, u});
  }

 private:
  // Functions whose results are awaited in place.
  struct initial {
    P* promise;
    decltype(auto) operator()() const noexcept(noexcept(promise->initial_suspend())) {
      return promise->initial_suspend();
    }
  };
  struct final {
    P* promise;
    decltype(auto) operator()() const noexcept { return promise->final_suspend(); }
  };
  template <class A>
  struct transformed {
    P* promise;
    std::remove_reference_t<A>& awaited;
    decltype(auto) operator()() const
        noexcept(noexcept(promise->await_transform(static_cast<A&&>(awaited)))) {
      return promise->await_transform(static_cast<A&&>(awaited));
    }
  };
  template <class A>
  struct passed {
    std::remove_reference_t<A>& awaited;
    A&& operator()() const noexcept { return static_cast<A&&>(awaited); }
  };
  template <class U>
  struct yielded {
    P* promise;
    std::remove_reference_t<U>& value;
    decltype(auto) operator()() const
        noexcept(noexcept(promise->yield_value(static_cast<U&&>(value)))) {
      return promise->yield_value(static_cast<U&&>(value));
    }
  };
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
