// The fast path: builds, starts and awaits in one step.
#pragma once

#include <coroutine>
#include <cstdint>
#include <exception>
#include <type_traits>
#include <utility>

#include "../task.hpp"
#include "chain.hpp"
#include "config.hpp"
#include "pack.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

template <class R, class Constructor, class... Containers>
class in_awaiter;

/// Takes a request back whose call was not started, and says why it was not.
using withdraw_function = init_error (*)(request& r) noexcept;
template <class Request>
[[gnu::cold]] init_error withdrawn(request& r) noexcept {
  auto& own = static_cast<Request&>(r);
  const init_error error = own.error();
  own.withdraw();
  return error;
}

/// In the place of a task's word: the thunk threw.
inline constexpr std::uintptr_t threw = ~std::uintptr_t(0);

/// Undoes a call where what was built is not what was returned, or nothing was. A body that runs
/// already cannot be taken back.
[[gnu::cold, gnu::noinline]] inline init_error undo(request& r, withdraw_function withdraw,
                                                    const ramp& here,
                                                    std::uintptr_t word) noexcept {
  if (word != threw) task_access::end(word);  // somebody else's: it ends here
  if (here.state == ramp_state::linked)
    fail(
        "dynify: the method started a coroutine in the place of this call and returned another "
        "task");
  if (here.state == ramp_state::linked_and_finished) (void)leave(here);
  return withdraw(r);
}
template <class R>
[[gnu::cold, gnu::noinline]] void not_started(call_of<R>& c, request& r, withdraw_function withdraw,
                                              const ramp& here, std::uintptr_t word) noexcept {
  const init_error error = undo(r, withdraw, here, word);
#if DYNIFY_EXCEPTIONS
  if (word == threw) return c.set_error(std::current_exception());
#endif
  c.set_error(error);
}

/// Whether the coroutines of `Call` take an owner along, for which every container must be asked.
template <class Call>
inline constexpr bool keeps_owner = false;

/// What `constructor::in` returns: a call with its places, to be awaited where it stands.
/// `Containers` are lvalue references, or values of containers that may be passed by value.
///
/// Not itself the awaiter, which does not move: GCC 12 copies an awaiter that a promise's
/// await_transform passes through by reference.
template <class R, class Constructor, class... Containers>
class [[nodiscard]] in_call {
 public:
  in_call(Constructor&& constructor, Containers&&... containers)
      : constructor_(static_cast<Constructor&&>(constructor)),
        containers_{{static_cast<Containers&&>(containers)}...} {}

  /// The awaiter refers to this call, which lives as long: until the end of the full expression.
  [[nodiscard]] auto operator co_await() && noexcept {
    return in_awaiter<R, Constructor, Containers...>(*this);
  }

 private:
  friend in_awaiter<R, Constructor, Containers...>;

  Constructor constructor_;
  pack<Containers...> containers_;
};

/// Awaits a call whose frame is built when it is awaited, started by its own ramp, and gone before
/// the awaiter is.
template <class R, class Constructor, class... Containers>
class [[nodiscard]] in_awaiter : private call_of<R> {
 public:
  using notes_suspension = void;

  explicit in_awaiter(in_call<R, Constructor, Containers...>& what) noexcept
      : call_of<R>(ends_by_itself), what_(what) {}
  in_awaiter(const in_awaiter&) = delete;
  in_awaiter& operator=(const in_awaiter&) = delete;
  ~in_awaiter() { end_suspended(); }

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <class P>
  DYNIFY_STARTS_BODY_FAST bool await_suspend(std::coroutine_handle<P> waiting) {
    note_suspension(waiting);
    this->waiting_ = waiting.address();
    if constexpr (is_one_buffer<std::remove_reference_t<Containers>...> &&
                  !keeps_owner<Constructor>) {
      return start(buffer_request(this, packed_at<0>(what_.containers_)));
    } else {
      return start_in_chain(std::index_sequence_for<Containers...>());
    }
  }

  /// The frame ends before the result is handed over, not at the end of the expression: its storage
  /// may serve the next call.
  R await_resume() {
    end_suspended();
    return this->take();
  }

 private:
  void end_suspended() noexcept {
    if (!this->is_suspended()) return;
    std::coroutine_handle<>::from_address(this->frame_).destroy();
    this->stage_ = ends_by_itself;
  }

  template <std::size_t... I>
  [[gnu::noinline]] bool start_in_chain(std::index_sequence<I...>) {
    return start(what_.constructor_.make_request(this, packed_at<I>(what_.containers_)...));
  }

  /// Whether the body has suspended. If so, another thread may have finished it all: nothing of
  /// this awaiter, nor of what it refers to, may be touched.
  template <class Request>
  [[gnu::always_inline]] bool start(Request&& r) {
    ramp here;
    this->by_ = &here;
    std::uintptr_t word;
#if DYNIFY_EXCEPTIONS
    try {
#endif
      word = what_.constructor_.build(r);
#if DYNIFY_EXCEPTIONS
    } catch (...) {
      not_started(*this, r, &withdrawn<std::remove_reference_t<Request>>, here, threw);
      return false;
    }
#endif
    const bool finished = leave(here);
    if (word == task_access::started_word(*this)) [[likely]]
      return !finished;
    not_started(*this, r, &withdrawn<std::remove_reference_t<Request>>, here, word);
    return false;
  }

  in_call<R, Constructor, Containers...>& what_;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
