// Steps 1, 4 and 5 of a call by `in`, the fast path: builds, starts and awaits at once.
#pragma once

#include <coroutine>
#include <cstdint>
#include <exception>
#include <type_traits>
#include <utility>

#include "../../task.hpp"
#include "../base/config.hpp"
#include "../base/pack.hpp"
#include "../promise/unwound_frame.hpp"
#include "chain.hpp"
#include "start.hpp"

namespace dynify {
inline namespace v1 {

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

/// Whether the method has made no coroutine, and returned a task that is ready: see `ready_task`.
[[gnu::cold, gnu::noinline]] inline bool is_ready_instead(const request& r,
                                                          std::uintptr_t word) noexcept {
  return !r.is_taken() && !r.is_refused() && task_access::is_ready(word);
}

/// The body of such a task gives its result to the call that got it, and ends at once: for `in`, in
/// whose place nothing was built.
template <class R>
[[gnu::cold, gnu::noinline]] void run_ready(call_of<R>& waiting,
                                            std::coroutine_handle<promise<R>> body) noexcept {
  request here;  // asks for nothing: it stands for this function, which is the ramp
  here.frame = nullptr;
  here.state = progress::begun();
  waiting.set_frame(body.address());
  here.start_for(&waiting);
  thread_state& published = body.promise().published();
  body.promise().set_call(waiting);
  const publication while_it_runs(here, published);
  body.resume();
}

/// Undoes a call where what was built is not what was returned, or nothing was. A body that runs
/// already, and has not ended, cannot be taken back: it refers to the call.
[[gnu::cold, gnu::noinline]] inline init_error undo(request& r, withdraw_function withdraw,
                                                    std::uintptr_t word) noexcept {
  if (word != threw) task_access::end(word);  // somebody else's: it ends here
  if (r.state.has_begun())
    fail(
        "dynify: the method started a coroutine in the place of this call and returned another "
        "task");
  return r.why(withdraw(r), word);
}

#if DYNIFY_EXCEPTIONS
/// The same, as the exception that tells why. One function for calls of all results.
[[gnu::cold, gnu::noinline]] inline std::exception_ptr exception_of_undone(
    request& r, withdraw_function withdraw, std::uintptr_t word) noexcept {
  return visit_error(undo(r, withdraw, word),
                     [](const auto& e) { return std::make_exception_ptr(e); });
}
#endif

/// Where the thunk returned `word`, and that is not the body that was asked for.
using not_started_function = void (*)(request& r, std::uintptr_t word) noexcept;
template <class R, class Request>
[[gnu::cold, gnu::noinline]] void not_started(request& r, std::uintptr_t word) noexcept {
  if (is_ready_instead(r, word)) {
    call_of<R>& waiting = static_cast<call_of<R>&>(*r.of);
    (void)withdrawn<Request>(r);
    return run_ready(waiting, task_access::frame_of<R>(word));
  }
#if DYNIFY_EXCEPTIONS
  static_cast<call_of<R>&>(*r.of).set_error(exception_of_undone(r, &withdrawn<Request>, word));
#else
  fail_by(undo(r, &withdrawn<Request>, word));
#endif
}

template <class Request>
[[gnu::cold, gnu::noinline]] void undo_thrown(Request& r) noexcept {
  release_unwound_frame();
  if (r.state != progress::ended()) r.of->set_frame(nullptr);  // it is gone, or was never there
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

/// Makes a call whose thunk `build` calls: whether the body has suspended. If so, another thread
/// may have finished it all: nothing of the call, nor of what it refers to, may be touched.
template <class Request, class Build>
DYNIFY_FLAT inline bool start_call(Request& r, const Build& build, not_started_function otherwise) {
  undone_if_thrown<Request> undone(r);
  const std::uintptr_t word = build(r);
  undone.dismiss();
  static_assert(task_access::started_word == progress::ended_word);
  if (r.state.is(word)) [[likely]]  // the task was started, and its body has ended
    return false;
  if (word == task_access::started_word && r.state.has_begun()) [[likely]]
    return true;
  otherwise(r, word);
  return false;
}

/// The same with the frame in a buffer, or on a stack.
template <class InPlace, class Build>
DYNIFY_FLAT inline bool start_call_in(call& c, InPlace& place, const Build& build,
                                      not_started_function otherwise) {
  auto r = request_in_place(&c, place);
  return start_call(r, build, otherwise);
}

#if !DYNIFY_FAST
/// Calls the thunk of any call: where code need not be fast, calls of all signatures share the
/// rest. `before`: what the call's words were before it was awaited.
struct shared_build {
  call& of;
  const call& before;
  std::uintptr_t (*build)(call& c, const call& before, request& r);
  std::uintptr_t operator()(request& r) const { return build(of, before, r); }
};
template <class InPlace>
bool start_shared_call_in(call& c, void* waiting, InPlace& place,
                          decltype(shared_build::build) build, not_started_function otherwise) {
  const call before = c;
  c.await(waiting, next_frame_in(place));
  return start_call_in(c, place, shared_build{c, before, build}, otherwise);
}
#endif

/// Whether the coroutines of `Call` take an owner along, for which every container must be asked.
template <class Call>
inline constexpr bool keeps_owner = false;

/// A call with its places. `Containers` are lvalue references, or values of containers that may be
/// passed by value.
template <class Call, class... Containers>
class placed_call {
 public:
  static constexpr bool is_in_place =
      is_one_in_place<std::remove_reference_t<Containers>...> && !keeps_owner<Call>;

  placed_call(Call&& from, Containers&&... containers)
      : call_(static_cast<Call&&>(from)), containers_{{static_cast<Containers&&>(containers)}...} {}

  static void store_in(call& words, const Call&,
                       const std::remove_reference_t<Containers>&...) noexcept {
    words.store_no_place();
  }

  [[nodiscard]] auto& container(const call&) noexcept {
    return offered_by(packed_at<0>(containers_));
  }
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

/// Where the places of a constructor's call are kept until it is awaited.
template <class... Containers>
class places {
 public:
  static constexpr bool is_in_place = false;

  explicit places(Containers&&... containers)
      : containers_{{static_cast<Containers&&>(containers)}...} {}

  static void store_in(call& words, const std::remove_reference_t<Containers>&...) noexcept {
    words.store_no_place();
  }

  [[nodiscard]] auto make_request(call* waiter) noexcept {
#ifndef DYNIFY_NO_HEAP
    if constexpr (is_heap_only<std::remove_reference_t<Containers>...>)
      return heap_request(waiter);
    else
#endif
      return containers_.apply(
          [&](auto&... c) { return chain<std::remove_reference_t<decltype(c)>...>(waiter, c...); });
  }

 private:
  pack<Containers...> containers_;
};

/// One buffer, or stack: in a word of the call, which is free until the call is awaited.
template <class C>
  requires is_one_in_place<std::remove_reference_t<C>>
class places<C> {
  using container_type = std::remove_reference_t<C>;

 public:
  static constexpr bool is_in_place = true;

  [[gnu::always_inline]] explicit places(container_type&) noexcept {}
  [[gnu::always_inline]] explicit places(container_type&&) noexcept {}

  [[gnu::always_inline]] static void store_in(call& words, container_type& c) noexcept {
    words.store_place(offered_by(c));
  }

  [[nodiscard, gnu::always_inline]] static auto& container(const call& words) noexcept {
    return words.stored_place<offered_of<container_type>>();
  }
};

/// The same of a constructor. always_inline: without optimisation, too, these are no functions of
/// their own, for each signature one.
///
/// The callee, and a buffer, stand in words of the call that are written when it is awaited, and
/// not read before: where the compiler sees both, it leaves the first out.
template <class Signature, class... Containers>
class unpacked_call;
template <class Task, class... Args, class... Containers>
class unpacked_call<Task(Args...), Containers...> : public places<Containers...> {
  using from_type = constructor<Task(Args...)>;

 public:
  [[gnu::always_inline]] unpacked_call(from_type&& from, Containers&&... containers)
      : places<Containers...>(static_cast<Containers&&>(containers)...),
        args_(std::move(from.args_)) {}

  template <class... Places>
  [[gnu::always_inline]] static void store_in(call& words, const from_type& from,
                                              Places&... containers) noexcept {
    places<Containers...>::store_in(words, containers...);
    words.store_callee(from.object_.get(), reinterpret_cast<std::uintptr_t>(from.start_));
  }

  [[nodiscard, gnu::always_inline]] callee<Task(Args...)> target(const call& words) noexcept {
    return {words.stored_object(),
            reinterpret_cast<start_function<Task(Args...)>>(words.stored_thunk())};
  }
  [[nodiscard, gnu::always_inline]] std::uintptr_t build(const callee<Task(Args...)>& called,
                                                         request& r) {
    return called(r, args_);
  }

 private:
  [[no_unique_address]] pack<Args...> args_;
};

template <class Call, class... Containers>
struct parts_of_awaiter {
  using type = placed_call<Call, Containers...>;
};
template <class Signature, class... Containers>
struct parts_of_awaiter<constructor<Signature>, Containers...> {
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
  template <class Call, class... Containers>
  [[gnu::always_inline]] explicit in_awaiter(Call&& from, Containers&&... containers)
      : Placed(static_cast<Call&&>(from), static_cast<Containers&&>(containers)...) {
    Placed::store_in(*this, from, containers...);  // from which only the arguments have moved
  }
  /// Before it is awaited.
  in_awaiter(in_awaiter&& other) : Placed(static_cast<Placed&&>(other)), call_of<R>() {
    static_cast<call&>(*this) = other;
  }
  in_awaiter& operator=(in_awaiter&&) = delete;

#ifndef __clang__
  [[nodiscard, gnu::always_inline]] referred<in_awaiter> operator co_await() && noexcept {
    return {this};
  }
#endif
  DYNIFY_ONLY_PART [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <class P>
  DYNIFY_STARTS_BODY_FAST bool await_suspend(std::coroutine_handle<P> waiting) {
    if constexpr (Placed::is_in_place)
      return start_in_place(waiting.address());
    else
      return start_in_chain(waiting.address());
  }

  DYNIFY_ONLY_PART R await_resume() { return this->take(); }

 private:
  [[gnu::always_inline]] bool start_in_place(void* waiting) {
    auto& place = Placed::container(*this);
    using made = decltype(request_in_place(this, place));
    constexpr not_started_function otherwise = &not_started<R, made>;
#if DYNIFY_FAST
    const auto called = Placed::target(*this);
    this->await(waiting, next_frame_in(place));
    const auto build = [&](request& r) { return this->build(called, r); };
    return start_call_in(*this, place, build, otherwise);
#else
    return start_shared_call_in(*this, waiting, place, &build_shared, otherwise);
#endif
  }

  [[gnu::noinline]] bool start_in_chain(void* waiting) {
    const auto called = Placed::target(*this);
    this->await(waiting, nullptr);
    auto r = this->make_request(this);
    const auto build = [&](request& made) { return this->build(called, made); };
    return start_call(r, build, &not_started<R, decltype(r)>);
  }

#if !DYNIFY_FAST
  static std::uintptr_t build_shared(call& c, const call& before, request& r) {
    auto& self = static_cast<in_awaiter&>(c);
    return self.build(self.target(before), r);
  }
#endif
};

/// What `constructor::in` returns: a call with its places, to be awaited where it stands.
template <class R, class Call, class... Containers>
using in_call = in_awaiter<R, typename parts_of_awaiter<Call, Containers...>::type>;

}  // namespace detail
}  // namespace v1
}  // namespace dynify
