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
#include "start.hpp"

namespace dynify {
inline namespace v0 {

template <class Signature>
class constructor;

namespace detail {

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
                                                    std::uintptr_t word) noexcept {
  if (word != threw) task_access::end(word);  // somebody else's: it ends here
  if (r.state == ramp::linked)
    fail(
        "dynify: the method started a coroutine in the place of this call and returned another "
        "task");
  if (r.state == ramp::linked_and_ended) (void)leave(r);
  return withdraw(r);
}

/// Where the thunk returned `word`, and that is not the body that was asked for.
template <class R, class Request>
[[gnu::cold, gnu::noinline]] void not_started(call_of<R>& c, Request& r,
                                              std::uintptr_t word) noexcept {
  c.set_error(undo(r, &withdrawn<Request>, word));
}

template <class Request>
[[gnu::cold, gnu::noinline]] void undo_thrown(Request& r) noexcept {
  (void)undo(r, &withdrawn<Request>, threw);
}

/// Undoes a call whose thunk throws.
template <class Request>
class undone_if_thrown {
 public:
  explicit undone_if_thrown(Request& r) noexcept : request_(&r) {}
  undone_if_thrown(const undone_if_thrown&) = delete;
  undone_if_thrown& operator=(const undone_if_thrown&) = delete;
  [[gnu::always_inline]] ~undone_if_thrown() {
    if (request_) undo_thrown(*request_);
  }
  void dismiss() noexcept { request_ = nullptr; }

 private:
  Request* request_;
};

/// Whether the coroutines of `Call` take an owner along, for which every container must be asked.
template <class Call>
inline constexpr bool keeps_owner = false;

/// A call with its places. `Containers` are lvalue references, or values of containers that may be
/// passed by value.
template <class Call, class... Containers>
class placed_call {
 public:
  static constexpr bool has_one_buffer =
      is_one_buffer<std::remove_reference_t<Containers>...> && !keeps_owner<Call>;

  placed_call(Call&& from, Containers&&... containers)
      : call_(static_cast<Call&&>(from)), containers_{{static_cast<Containers&&>(containers)}...} {}

  static void leave_callee(call&, const Call&) noexcept {}

  [[nodiscard]] auto& container() noexcept { return packed_at<0>(containers_); }
  [[nodiscard]] auto target(const call&) noexcept { return call_.target(); }
  template <class Callee>
  [[nodiscard]] std::uintptr_t build(const Callee& called, request& r) {
    return called(r, call_.args_);
  }
  [[nodiscard]] auto make_request(call* waiter) noexcept {
    return containers_.apply([&](auto&... c) { return call_.make_request(waiter, c...); });
  }

 private:
  Call call_;
  pack<Containers...> containers_;
};

/// The same of a constructor. always_inline: without optimisation, too, these are no functions of
/// their own, for each signature one.
///
/// The callee stands in words of the call that are written when it is
/// awaited, and not read before: where the compiler sees both, it leaves the first out.
template <class Signature, class... Containers>
class unpacked_call;
template <class Task, class... Args, class... Containers>
class unpacked_call<Task(Args...), Containers...> {
  using from_type = constructor<Task(Args...)>;

 public:
  static constexpr bool has_one_buffer = is_one_buffer<std::remove_reference_t<Containers>...>;

  unpacked_call(from_type&& from, Containers&&... containers)
      : args_(std::move(from.args_)), containers_{{static_cast<Containers&&>(containers)}...} {}

  [[gnu::always_inline]] static void leave_callee(call& room, const from_type& from) noexcept {
    room.waiting_ = reinterpret_cast<std::uintptr_t>(from.object_);
    room.ramp_ = reinterpret_cast<std::uintptr_t>(from.start_);
  }

  [[nodiscard, gnu::always_inline]] auto& container() noexcept { return packed_at<0>(containers_); }
  [[nodiscard, gnu::always_inline]] callee<Task(Args...)> target(const call& room) noexcept {
    return {reinterpret_cast<void*>(room.waiting_),
            reinterpret_cast<start_function<Task(Args...)>>(room.ramp_)};
  }
  [[nodiscard, gnu::always_inline]] std::uintptr_t build(const callee<Task(Args...)>& called,
                                                         request& r) {
    return called(r, args_);
  }
  [[nodiscard]] auto make_request(call* waiter) noexcept {
    return containers_.apply(
        [&](auto&... c) { return chain<std::remove_reference_t<decltype(c)>...>(waiter, c...); });
  }

 private:
  [[no_unique_address]] pack<Args...> args_;
  pack<Containers...> containers_;
};

template <class Call, class... Containers>
struct kept_in_awaiter {
  using type = placed_call<Call, Containers...>;
};
template <class Signature, class... Containers>
struct kept_in_awaiter<constructor<Signature>, Containers...> {
  using type = unpacked_call<Signature, Containers...>;
};

/// Awaits a call whose frame is built when it is awaited, started by its own ramp, and gone before
/// the awaiter is. `Placed` is the call with its places. Awaited once.
///
/// What is written at every call is written in the order of where it stands: processors store two
/// words of one cache line at a time, and one where the lines differ.
template <class R, class Placed>
class [[nodiscard]] in_awaiter : private Placed, private call_of<R> {
 public:
  using notes_suspension = void;

  template <class Call, class... Containers>
  explicit in_awaiter(Call&& from, Containers&&... containers)
      : Placed(static_cast<Call&&>(from), static_cast<Containers&&>(containers)...) {
    Placed::leave_callee(*this, from);  // from which only the arguments have moved
  }
  /// Before it is awaited.
  in_awaiter(in_awaiter&& other) : Placed(static_cast<Placed&&>(other)), call_of<R>() {
    this->waiting_ = other.waiting_;
    this->ramp_ = other.ramp_;
  }
  in_awaiter& operator=(in_awaiter&&) = delete;

#ifndef __clang__
  [[nodiscard]] referred<in_awaiter> operator co_await() && noexcept { return {this}; }
#endif
  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <class P>
  DYNIFY_STARTS_BODY_FAST bool await_suspend(std::coroutine_handle<P> waiting) {
    const auto called = Placed::target(*this);
    this->set_waiting(waiting);
    if constexpr (Placed::has_one_buffer)
      return start(called, buffer_request(this, this->container()));
    else
      return start_in_chain(called);
  }

  R await_resume() { return this->take(); }

 private:
  template <class Callee>
  [[gnu::noinline]] bool start_in_chain(Callee called) {
    return start(called, this->make_request(this));
  }

  /// Whether the body has suspended. If so, another thread may have finished it all: nothing of
  /// this awaiter, nor of what it refers to, may be touched.
  template <class Callee, class Request>
  [[gnu::always_inline]] bool start(const Callee& called, Request&& r) {
    using request_type = std::remove_reference_t<Request>;
    undone_if_thrown<request_type> undone(r);
    const std::uintptr_t word = this->build(called, r);
    undone.dismiss();
    if (word == task_access::started_word) [[likely]] {
      if (r.state == ramp::started) [[likely]]
        return false;
      reload_fence();
      if (r.is_linked()) [[likely]]
        return !leave_list(r);
    }
    not_started<R>(*this, r, word);
    return false;
  }
};

/// What `constructor::in` returns: a call with its places, to be awaited where it stands.
template <class R, class Call, class... Containers>
using in_call = in_awaiter<R, typename kept_in_awaiter<Call, Containers...>::type>;

}  // namespace detail
}  // namespace v0
}  // namespace dynify
