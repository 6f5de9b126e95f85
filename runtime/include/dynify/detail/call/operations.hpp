// What can be done with a coroutine call that has not been made yet, whoever knows how to make it.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../../buffer.hpp"
#include "../../error.hpp"
#include "../../heap.hpp"
#include "../../init_result.hpp"
#include "../../layout.hpp"
#include "../../task.hpp"
#include "../base/pack.hpp"
#include "../base/words.hpp"
#include "../place/built_in_place.hpp"
#include "../promise/await.hpp"
#include "../promise/said_place.hpp"
#include "../promise/unwound_frame.hpp"
#include "chain.hpp"
#include "in_call.hpp"
#include "start.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

template <class Task>
struct result_of_task;
template <class R>
struct result_of_task<task<R>> {
  using type = R;
};

/// What awaits a call of our own task. Not a member: clang would ask what another library's
/// coroutine type results in.
template <class Task, class Call, class... Containers>
using awaited_in = in_call<typename result_of_task<Task>::type, Call, Containers...>;

/// Whether what a thunk returned is the coroutine whose frame was placed. What another library's
/// task holds cannot be seen.
template <class Task>
bool is_met(const request& r, const Task&) noexcept {
  return r.is_taken();
}
/// Of ours, the word says it: whether the request was answered or not, no other task's frame stands
/// where this call's is, or would be.
inline bool is_met(const request& r, std::uintptr_t word) noexcept {
  return word == task_access::built_word(r.frame);
}

/// Another library's types have no task without a frame.
template <class Task>
bool is_ready_instead(const request&, const Task&) noexcept {
  return false;
}

/// What a thunk returned where it was met, as a task.
template <class Task>
Task as_task(Task&& built) {
  return static_cast<Task&&>(built);
}
template <class Task>
Task as_task(maybe<Task>&& built) {
  return static_cast<Task&&>(*built);
}
template <class Task>
Task as_task(std::uintptr_t word) noexcept {
  return task_access::make<typename result_of_task<Task>::type>(word);
}

/// Ends what a thunk returned, where it is not what was asked for: somebody else's.
template <class Task, class Made>
void drop([[maybe_unused]] Made&& built) noexcept {
  if constexpr (is_own_task<Task>)
    (void)task_access::make<typename result_of_task<Task>::type>(built);
  else
    (void)Made(static_cast<Made&&>(built));
}

/// What making a call leaves as it was, but for the arguments, which come back by themselves where
/// it is refused.
struct unchanged_call {
  template <class Unchanged>
  explicit unchanged_call(Unchanged&&) noexcept {}
  void put_back() noexcept {}
  void dismiss() noexcept {}
};

/// What `co_await` of a call would result in.
template <class Task>
struct result_in_awaiter {
  using type = void;
};
template <class R>
struct result_in_awaiter<task<R>> {
  using type = R;
};

/// The operations of `Call`, which derives from this and has
/// - `entry()`: the thunk, a `start_function<Task(Args...)>`
/// - `object()`: what the thunk calls, a `void*`
/// - `backup`: made of `changed()` before the thunk is called; `put_back()` restores that, and so
/// does its end, unless it is dismissed
/// - `called_on()`: a `called_object &` that says whether it was used up
/// - `can_be_put_back`: whether `backup` does so
/// - `request_for(waiter, containers...)`, where a `chain` is not enough
///
/// Holds the arguments. What fails loses nothing: they are back, and the call can be used again.
template <class Call, class Task, class... Args>
class DYNIFY_CONSUMABLE operations
    : public built_in_place<operations<Call, Task, Args...>, Task, init_result<Task, Call>> {
  static constexpr bool says_place = (place_parameter<std::remove_reference_t<Args>> || ...);

 public:
  /// Size and alignment of this call's frame, what dynify adds included: a container without state
  /// needs to have just this much. Exact, and not a constant: it is the callee's own compiler that
  /// knows. Calls the method up to the point where the frame would be allocated.
  [[nodiscard]] DYNIFY_BEFORE_CONSUMED ::dynify::layout layout() {
    check_callable_again();
    self().called_on().check();
    request probe{};
    typename Call::backup before(self().changed());
    probe.frame = &probe;  // where a frame would go that takes no room
    probe.state = progress::nothing();
    made built = build(probe);
    const bool is_ready = is_ready_instead(probe, built);
    drop<Task>(static_cast<made&&>(built));
    before.put_back();
    if (is_ready) return {0, 1};
    if (!probe.is_refused()) raise(probe.why(init_error(misdeed::unknown), built));
    return {probe.refused_size, probe.refused_align};
  }

  /// Builds, starts and awaits in one step: `co_await stream.next().in(frame)`. The frame is gone
  /// when the result is there.
  ///
  /// The awaiter belongs where it is awaited, and so do containers. Errors come out of `co_await`.
  ///
  /// Where the method returns another library's coroutine type, this is `init`: it returns that
  /// type, for its own library to await.
  template <class... Containers>
    requires names_places<Containers...>
  [[nodiscard]] DYNIFY_CONSUMES auto in(Containers&&... containers) && {
    const used_up_behind used(self());
    if constexpr (is_own_task<Task>)
      return awaited_in<Task, Call, Containers...>(static_cast<Call&&>(self()),
                                                   static_cast<Containers&&>(containers)...);
    else
      return init_in(containers...);
  }
  template <class... Containers>
    requires names_outliving_places<Containers&...>
  [[nodiscard]] DYNIFY_CONSUMES auto in(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    const used_up_behind used(self());
    if constexpr (is_own_task<Task>)
      return awaited_in<Task, Call, Containers&...>(static_cast<Call&&>(self()), containers...);
    else
      return init_in(containers...);
  }

  DYNIFY_BEGIN_DELETED
  DYNIFY_REFUSE_WRONG_PLACES(in);
  DYNIFY_END_DELETED

  /// `co_await reader.read(stack, bytes)`: where one of the arguments says where the frame goes,
  /// the call is awaited as it is; `in` and `init` with other containers go before that.
  template <class Own = Task>
    requires(is_own_task<Own> && says_place)
  [[nodiscard]] DYNIFY_CONSUMES auto operator co_await() && {
    const used_up_behind used(self());
    using place = std::remove_reference_t<decltype(said())>;
    if constexpr (passed_by_value<place>)
      return awaited_in<Task, Call, place>(static_cast<Call&&>(self()), place(said()));
    else
      return awaited_in<Task, Call, place&>(static_cast<Call&&>(self()), said());
  }

  /// Not of a call that has a name.
  template <class Own = Task>
    requires(is_own_task<Own> && says_place)
  awaited_nowhere<typename result_in_awaiter<Own>::type> operator co_await() const& noexcept {
    static_assert(never<Own>,
                  "dynify: a call is awaited once: a call that has a name and says where its frame "
                  "goes, by co_await std::move(call)");
    return {};
  }

  /// Not without a place. An error in the body, so that it says so in one sentence with every
  /// compiler; whoever asks whether a constructor is awaitable is told that it is.
  template <class Never = void>
    requires(!says_place)
  awaited_nowhere<typename result_in_awaiter<Task>::type> operator co_await() const noexcept {
    static_assert(
        never<Never>,
        "dynify: say where the frame goes: co_await call.in(place), with a dynify::buffer "
        "for example. Or build the task first, by std::move(call).init(place), or on the "
        "heap by std::move(call).boxed(). Or keep the frame in the awaiter, by "
        "[[dynify::storage(N)]] on the method");
    return {};
  }

 protected:
  [[gnu::always_inline]] explicit operations(Args&&... args)
      : args_{{static_cast<Args&&>(args)}...} {}
  /// Takes over the arguments of another call.
  template <class Other>
  explicit operations(operations<Other, Task, Args...>& from) : args_(std::move(from.args_)) {}
  operations(operations&&) = default;
  operations& operator=(operations&&) = default;
  ~operations() = default;

  template <class... Containers>
  [[nodiscard]] chain<Containers...> request_for(call* waiter, Containers&... containers) noexcept {
    return chain<Containers...>(waiter, containers...);
  }

 private:
  friend built_in_place<operations, Task, init_result<Task, Call>>;
  template <class, class, class...>
  friend class operations;
  template <class, class...>
  friend class placed_call;
  template <class, class...>
  friend class unpacked_call;

  using made = typename thunk_result<Task>::type;

  /// Uses a call up where this ends, for what takes it over in its return statement.
  class used_up_behind {
   public:
    [[gnu::always_inline]] explicit used_up_behind(Call& call) noexcept : call_(&call) {
      call_->called_on().check();
    }
    used_up_behind(const used_up_behind&) = delete;
    used_up_behind& operator=(const used_up_behind&) = delete;
    [[gnu::always_inline]] ~used_up_behind() { call_->called_on().use_up(); }

   private:
    Call* call_;
  };

  /// The argument that says where the frame goes.
  [[nodiscard]] auto& said() noexcept {
    return args_.apply([](auto&... args) -> auto& { return said_parameter(args...); });
  }

  template <class... Containers>
  [[gnu::always_inline]] Task init_in(Containers&... containers) {
    return as_task<Task>(build_in(containers...));
  }

  // noinline: inlined, Clang would keep the request in the frame of the coroutine that calls it.
  template <class First, class... Rest>
  [[gnu::noinline]] made build_in(First& first, Rest&... rest) {
    if constexpr (is_one_in_place<First, Rest...> && !keeps_owner<Call>) {
      auto r = request_in_place(nullptr, offered_by(first));
      return build_as(r);
#ifndef DYNIFY_NO_HEAP
    } else if constexpr (is_heap_only<First, Rest...> && !keeps_owner<Call>) {
      heap_request r(nullptr);
      return build_as(r);
#endif
    } else {
      auto r = make_request(nullptr, first, rest...);
      return build_as(r);
    }
  }

  template <class First, class... Rest>
  [[gnu::noinline]] init_result<Task, Call> try_init_in(First& first, Rest&... rest) {
    auto r = make_request(nullptr, first, rest...);
    return try_init_as(r);
  }

  template <class... Containers>
  [[nodiscard]] auto make_request(call* waiter, Containers&... containers) noexcept {
    return self().request_for(waiter, containers...);
  }

  static constexpr void check_callable_again() noexcept {
    static_assert(Call::can_be_put_back,
                  "dynify: this function cannot be called again after a refusal: it changes its "
                  "captures, and cannot be copied. What it gives away to the coroutine goes behind "
                  "it: defer(f, std::move(x))");
  }

  template <class Request>
  [[gnu::always_inline]] made build_as(Request& r) {
    self().called_on().check();
    typename Call::backup before(self().changed());
    made built = build_or_withdraw(r);
    if (!is_met(r, built)) [[unlikely]] {
      if (!is_ready_instead(r, built)) {
        drop<Task>(static_cast<made&&>(built));
        r.withdraw();
        before.put_back();
        raise(r.why(r.error(), built));
      }
      r.withdraw();
    }
    before.dismiss();
    self().called_on().use_up();
    return built;
  }

  template <class Request>
  init_result<Task, Call> try_init_as(Request& r) {
    check_callable_again();
    const used_up_behind used(self());
    typename Call::backup before(self().changed());
    made built = build_or_withdraw(r);
    const bool is_ready = is_ready_instead(r, built);
    if (is_ready) r.withdraw();
    if (is_ready || is_met(r, built)) [[likely]] {
      before.dismiss();
      return init_result<Task, Call>(as_task<Task>(static_cast<made&&>(built)));
    }
    const init_error why = r.why(r.error(), built);
    drop<Task>(static_cast<made&&>(built));
    r.withdraw();
    before.put_back();
    return init_result<Task, Call>(why, static_cast<Call&&>(self()));
  }

  /// always_inline: its handler counts as much for the inliner as the call itself.
  template <class Request>
  [[gnu::always_inline]] made build_or_withdraw(Request& r) {
#if DYNIFY_EXCEPTIONS
    try {
      return build(r);
    } catch (...) {
      release_unwound_frame();
      r.withdraw();
      throw;
    }
#else
    return build(r);
#endif
  }

  [[nodiscard]] callee<Task(Args...)> target() noexcept {
    return {self().object(), self().entry()};
  }

  made build(request& r) { return target()(r, args_); }

  [[nodiscard, gnu::always_inline]] Call& self() noexcept { return static_cast<Call&>(*this); }

  [[no_unique_address]] pack<Args...> args_;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
