// Steps 2 and 4 of a call: the thunk, which is the entry of a dyn's table for a coroutine method.
// It publishes the request, calls the implementor, and with g++ starts the body.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "../../task.hpp"
#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "../base/pack.hpp"
#include "../base/words.hpp"
#include "../promise/refused.hpp"
#include "published.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Another library's coroutine object that may be missing.
template <class Task>
class maybe {
 public:
  maybe() noexcept : is_there_(false) {}
  explicit maybe(Task&& task) : task_(static_cast<Task&&>(task)), is_there_(true) {}
  maybe(maybe&& other) : is_there_(other.is_there_) {
    if (is_there_) ::new (static_cast<void*>(address_of(task_))) Task(std::move(other.task_));
  }
  maybe& operator=(maybe&&) = delete;
  ~maybe() {
    if (is_there_) destroy(address_of(task_));
  }

  [[nodiscard]] Task& operator*() noexcept { return task_; }

 private:
  union {
    Task task_;
  };
  bool is_there_;
};

/// What a thunk returns: another library's coroutine object itself, or where the type has none that
/// is empty, one that may be missing.
template <class Task>
struct thunk_result {
  using type = std::conditional_t<std::is_default_constructible_v<Task>, Task, maybe<Task>>;
};

/// A task of ours travels as its word, in a register.
template <class R>
struct thunk_result<task<R>> {
  using type = std::uintptr_t;
};

/// A task whose word is taken over: it does not end here.
template <class Task>
union taken_over {
  Task task;
  [[gnu::always_inline]] ~taken_over() {}
};

template <class Task>
inline constexpr bool is_own_task = false;
template <class R>
inline constexpr bool is_own_task<task<R>> = true;

template <class Signature>
struct start_signature;
template <class Task, class... Args>
struct start_signature<Task(Args...)> {
  using type = typename thunk_result<Task>::type (*)(void* object, request& r, Args&&... args);
};

/// Calls a coroutine with its frame placed as `r` asks. The thunk stands in the implementor's
/// image, and so does all that it and the frame compare by address.
template <class Signature>
using start_function = typename start_signature<Signature>::type;

/// What is called: the thunk, and the object that it passes on.
template <class Signature>
struct callee;
template <class Task, class... Args>
struct callee<Task(Args...)> {
  void* object;
  start_function<Task(Args...)> start;

  template <std::size_t... I>
  [[gnu::always_inline]] auto operator()(
      request& r, pack_of<std::index_sequence<I...>, Args...>& arguments) const {
    return start(object, r, static_cast<Args&&>(static_cast<packed<I, Args>&>(arguments).value)...);
  }
};

/// An argument that a refused coroutine has moved from, if it was passed as `Argument`.
template <class Argument>
inline constexpr bool can_be_moved_from =
    std::is_rvalue_reference_v<Argument> && !std::is_const_v<std::remove_reference_t<Argument>> &&
    !std::is_trivially_copyable_v<std::remove_reference_t<Argument>>;

// The assignment below is ours, and not the user's to be warned about: of a class that declares its
// copy constructor alone, g++ (12 to 16) calls the other one deprecated, here.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-copy"
/// Moves a refused parameter back to where the argument came from. Throws what that throws.
template <class T>
void give_back_one(T& argument, T& parameter) {
  if constexpr (std::is_nothrow_move_constructible_v<T> || !std::is_move_assignable_v<T>) {
    // One that cannot be assigned, and throws here, leaves no object to go on with.
    [&]() noexcept {
      detail::destroy(detail::address_of(argument));
      ::new (static_cast<void*>(detail::address_of(argument))) T(std::move(parameter));
    }();
  } else {
    argument = std::move(parameter);
  }
}
#pragma GCC diagnostic pop

/// Gives back every argument that became a by-value parameter of the same type. The last parameters
/// are the arguments; one more before them is the object. A parameter of another type was
/// converted, one at the argument's own address is a reference.
template <class... Args>
void give_back(request& r, const refused_parameter* parameters, std::size_t count) {
  if (count < sizeof...(Args)) return;
  parameters += count - sizeof...(Args);
  std::size_t i = 0;
  const auto one = [&]<class Argument>(std::type_identity<Argument>) {
    if constexpr (can_be_moved_from<Argument>) {
      using type = std::remove_reference_t<Argument>;
      const refused_parameter& from = parameters[i];
      if (from.type == &type_tag<type> && from.address != r.arguments[i])
        give_back_one(*static_cast<type*>(r.arguments[i]), *static_cast<type*>(from.address));
    }
    ++i;
  };
  (one(std::type_identity<Args>()), ...);
}

/// Converts to the table entry of any coroutine method: the entry's type says the parameters.
/// `Name`: what is called, for messages.
template <class T, class F, literal Name>
struct starter {
  template <class Result, class... Args>
  using entry = Result (*)(void*, request&, Args...);

  template <class Result, class... Args>
  constexpr operator entry<Result, Args...>() const noexcept {
    return &run<Result, Args...>;
  }

 private:
  // noinline: inlined where the table is known, Clang may merge the frame into the caller's, and
  // nobody would take the request.
  template <class Result, class... Args>
  [[gnu::noinline]] DYNIFY_FLATTEN static Result run(void* object, request& r, Args... args) {
    constexpr bool gives_back = (can_be_moved_from<Args> || ...);
    [[maybe_unused]] void* addresses[gives_back ? sizeof...(Args) : 1];
    if constexpr (gives_back) {
      void** next = addresses;
      ((*next++ = address_to_move(args)), ...);
      r.arguments = addresses;
      r.give_back = &give_back<Args...>;
    }
    using task_type = decltype(F()(*static_cast<T*>(object), static_cast<Args>(args)...));
#if DYNIFY_MESSAGES
    r.called = sizeof(Name.characters) > 1 ? Name.characters : nullptr;
#endif
    const publication published(r);
    if constexpr (is_own_task<task_type>) {
      const taken_over<task_type> built{F()(*static_cast<T*>(object), static_cast<Args>(args)...)};
      return started_if_awaited(r, task_access::word_of(built.task));
    } else {
      return call_foreign<Result, Args...>(object, static_cast<Args>(args)...);
    }
  }

  /// Of the task's `word` that the method has returned, what the thunk returns. With g++ the body
  /// that somebody waits for starts here, once its ramp has returned.
  [[gnu::always_inline]] static std::uintptr_t started_if_awaited([[maybe_unused]] request& r,
                                                                  std::uintptr_t word) {
    if constexpr (!DYNIFY_BODY_STARTS_IN_RAMP) {
      if (r.of && word == task_access::built_word(r.frame)) [[likely]] {
        r.state = progress::begun();
        std::coroutine_handle<>::from_address(r.frame).resume();
        return task_access::started_word;
      }
    }
    return word;
  }

  /// A refusal may be thrown: see refused.hpp.
  template <class Result, class... Args>
  [[gnu::always_inline]] static Result call_foreign(void* object, Args... args) {
#if DYNIFY_EXCEPTIONS
    try {
#endif
      return Result(F()(*static_cast<T*>(object), static_cast<Args>(args)...));
#if DYNIFY_EXCEPTIONS
    } catch (const refused_frame&) {
      return Result();
    }
#endif
  }
};

/// The object of functions that have none.
struct nothing {};
inline constexpr nothing no_object{};

/// Calls a function that has no object.
template <class F>
struct without_object {
  template <class... Args>
  constexpr DYNIFY_FLATTEN decltype(auto) operator()(const nothing&, Args&&... args) const {
    return F()(static_cast<Args&&>(args)...);
  }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
