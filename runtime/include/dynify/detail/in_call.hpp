// The fast path: builds, starts and awaits in one step.
#pragma once

#include <coroutine>
#include <exception>
#include <tuple>
#include <type_traits>
#include <utility>

#include "../task.hpp"
#include "chain.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

/// Awaits a call whose frame is built when it is awaited, started by its own ramp, and gone before the awaiter is.
template <class R, class Constructor, class... Containers>
class [[nodiscard]] in_awaiter : private call_of<R> {
 public:
  using notes_suspension = void;

  in_awaiter(Constructor& constructor, Containers&... containers) noexcept
      : constructor_(constructor), containers_(containers...) {}
  in_awaiter(const in_awaiter&) = delete;
  in_awaiter& operator=(const in_awaiter&) = delete;
  ~in_awaiter() {
    if (this->suspended_) end_suspended();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <class P>
  bool await_suspend(std::coroutine_handle<P> waiting) {
    note_suspension(waiting);
    this->waiting_ = waiting;
    this->ends_by_itself_ = true;
    return start(std::index_sequence_for<Containers...>());
  }

  R await_resume() { return this->take(); }

 private:
  using first_container = std::tuple_element_t<0, std::tuple<Containers...>>;

  /// Whether the body has suspended. If so, another thread may have finished it all: nothing of this awaiter may be touched.
  template <std::size_t... I>
  bool start(std::index_sequence<I...>) {
    ramp here;
    this->by_ = &here;
    // Nothing in the trailer: this awaiter frees the first container itself, without an indirect call.
    chain<Containers...> r(nullptr, std::get<I>(containers_)...);
    r.waiting = this;
#if DYNIFY_EXCEPTIONS
    try {
#endif
      const task<R> started = constructor_.build(r);
      unlink(here);
      if (task_access::started_under(started, *this)) [[likely]] {
        if (!here.finished) return true;
        r.vacate_reserved();
        return false;
      }
#if DYNIFY_EXCEPTIONS
    } catch (...) {
      unlink(here);
      return failed(here, r, std::current_exception());
    }
#endif
    return failed(here, r, r.error());
  }

  /// What was built is not what was returned, or nothing was. A body that runs already cannot be taken back.
  [[gnu::cold, gnu::noinline]] bool failed(const ramp& here, auto& r, const auto& error) noexcept {
    if (here.linked && !here.finished)
      fail("dynify: the method started a coroutine in the place of this call and returned another task");
    r.vacate_reserved();
    this->set_error(error);
    return false;
  }

  void end_suspended() noexcept {
    std::coroutine_handle<>::from_address(this->frame_).destroy();
    if constexpr (is_buffer<first_container>) {
      auto& first = std::get<0>(containers_);
      if (this->frame_ == buffer_access::bytes(first)) buffer_access::vacate(first);
    }
  }

  Constructor& constructor_;
  std::tuple<Containers&...> containers_;
};

/// What `constructor::in` returns: a call with its places, to be awaited where it stands. `Containers` are lvalue references, or
/// values of containers that may be passed by value.
///
/// Not itself the awaiter: GCC 12 copies an awaiter that a promise's await_transform passes through by reference.
template <class R, class Constructor, class... Containers>
class [[nodiscard]] in_call {
 public:
  in_call(Constructor&& constructor, Containers&&... containers)
      : constructor_(static_cast<Constructor&&>(constructor)),
        containers_(static_cast<Containers&&>(containers)...) {}

  [[nodiscard]] auto operator co_await() && noexcept {
    return awaiter(std::index_sequence_for<Containers...>());
  }

 private:
  template <std::size_t... I>
  auto awaiter(std::index_sequence<I...>) noexcept {
    return in_awaiter<R, Constructor, std::remove_reference_t<Containers>...>(
        constructor_, std::get<I>(containers_)...);
  }

  Constructor constructor_;
  std::tuple<Containers...> containers_;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
