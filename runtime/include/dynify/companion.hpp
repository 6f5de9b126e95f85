// All that generated headers include, and may name: namespace dynify::companion and the macros
// here. Not for users.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "companion/bases.hpp"
#include "constructor.hpp"
#include "detail/base/memory.hpp"
#include "detail/base/type_record.hpp"
#include "detail/call/start.hpp"
#include "detail/place/object.hpp"
#include "resembling.hpp"
#include "trait.hpp"
#include "version.hpp"

/// Refuses a companion that was generated for another runtime.
#define DYNIFY_REQUIRE_RUNTIME(major, minor)                                        \
  static_assert(DYNIFY_VERSION_MAJOR == (major) && DYNIFY_VERSION_MINOR == (minor), \
                "dynify: this header was generated for dynify " #major "." #minor   \
                ", and this is another runtime: generate it again with its own dynify-gen")

/// A condition of a default method that awaits. g++ 12 miscompiles those of templates: what is
/// awaited is called before the coroutine has its frame, and both sides of `a && co_await b` are
/// evaluated. It does right by the initializer of a variable.
#if defined(__GNUC__) && !defined(__clang__)
#define DYNIFY_CONDITION(...) DYNIFY_CONDITION_NAMED(__COUNTER__, __VA_ARGS__)
#define DYNIFY_CONDITION_NAMED(number, ...) DYNIFY_CONDITION_OF(number, __VA_ARGS__)
#define DYNIFY_CONDITION_OF(number, ...) auto&& dynify_condition_##number = __VA_ARGS__
#else
#define DYNIFY_CONDITION(...) __VA_ARGS__
#endif

/// A definition of a trait's own method, which is there for the linker only: any other of the
/// program goes before it. Not inline where there are weak symbols, so that a call is not taken for
/// one of this.
#ifdef __ELF__
#define DYNIFY_OWN_METHOD [[gnu::weak]]
#else
#define DYNIFY_OWN_METHOD [[gnu::noinline, gnu::used]] inline
#endif

/// Why an implementor lacks the method with these `words`: in words, and only where it does.
/// `Object` is a reference to it, as the method wants it; `names` the companion's class with a
/// member of each name of the trait's methods. Behind them stand what the trait's method returns,
/// and its parameters.
#define DYNIFY_LACK(words, Object, names, method, ...)                      \
  ::dynify::companion::why_not<Object, words, __VA_ARGS__>(                 \
      [](auto&& dynify_object, auto&&... dynify_arguments)                  \
          -> ::dynify::companion::type_is<                                  \
              decltype(static_cast<decltype(dynify_object)>(dynify_object)  \
                           .method(static_cast<decltype(dynify_arguments)>( \
                               dynify_arguments)...))> { return {}; },      \
      ::dynify::companion::member_named<requires {                          \
        &::dynify::companion::with_names_of<Object, names>::method;         \
      }, requires { &::std::remove_cvref_t<Object>::method; }>())

namespace dynify {
inline namespace v1 {

template <class Trait>
class box;

namespace companion {

/// The body of a definition that is there for the linker only; nobody calls it.
[[noreturn]] DYNIFY_COLD inline void own_method_called() noexcept {
  detail::fail("dynify: called a method of a trait itself, which is declared there only");
}

/// The first entry of every table: the type of the implementor.
using type = const detail::type_record*;
template <class T>
constexpr type type_of() noexcept {
  return &detail::record_of<T>;
}

/// An entry of a dyn's table for the coroutine method `R(Args...)`.
template <class Signature>
using start = detail::start_function<Signature>;

/// The entry that calls `f`, a lambda without captures, on an object of type `T`; `Name` is what
/// messages call it.
template <class T, detail::literal Name = "", class F>
constexpr detail::starter<T, F, Name> start_of(F) noexcept {
  return {};
}

/// What stands for the object of a function that has none, and the entry that calls it.
inline void* no_object() noexcept { return const_cast<detail::nothing*>(&detail::no_object); }
template <detail::literal Name = "", class F>
constexpr detail::starter<const detail::nothing, detail::without_object<F>, Name> start_of(
    F) noexcept {
  return {};
}

/// Whether a method of type `R(Args...)` is a coroutine, asked where `R` depends on template
/// parameters.
template <class Signature>
inline constexpr bool is_coroutine = false;
template <class R, class... Args>
  requires requires {
    typename std::coroutine_traits<R, const detail::nothing&, Args...>::promise_type;
  }
inline constexpr bool is_coroutine<R(Args...)> = true;

/// What the dyn has for such a method: `Constructor` if it is one, else the result itself.
template <class Signature, class Constructor>
struct called_type;
template <class R, class... Args, class Constructor>
struct called_type<R(Args...), Constructor>
    : std::conditional<is_coroutine<R(Args...)>, Constructor, R> {};
template <class Signature, class Constructor>
using called = typename called_type<Signature, Constructor>::type;

/// Its entry in the table: that of a coroutine, or `Function`.
template <class Signature, class Function>
struct entry_type {
  using type = Function;
};
template <class Signature, class Function>
  requires is_coroutine<Signature>
struct entry_type<Signature, Function> {
  using type = start<Signature>;
};
template <class Signature, class Function>
using entry = typename entry_type<Signature, Function>::type;

/// An argument in a requires-expression. Of one by value the parameter itself is made, so that
/// `noexcept` is asked of the method alone; what cannot be moved on its way there is none. A dyn
/// is asked for before it is complete, in its own trait's requirements: by reference.
template <class Argument, std::size_t = sizeof(Argument)>
  requires std::is_move_constructible_v<Argument>
Argument made_argument(int) noexcept;
template <class Argument>
Argument&& made_argument(long) noexcept;
template <class Argument>
decltype(companion::made_argument<Argument>(0)) argument() noexcept;

template <class T>
constexpr const T& as_const(T& object) noexcept {
  return object;
}

/// `From` becomes `To` without a temporary that `To` would refer to.
template <class From, class To>
inline constexpr bool converts = std::is_convertible_v<From, To>;
template <class To>
inline constexpr bool converts<void, To> = std::is_void_v<To>;
template <class From>
inline constexpr bool converts<From, void> = std::is_void_v<From>;
template <>
inline constexpr bool converts<void, void> = true;
template <class From, class To>
  requires std::is_reference_v<To>
inline constexpr bool converts<From, To> =
    std::is_reference_v<From> && std::is_convertible_v<From, To> &&
    std::is_convertible_v<std::remove_reference_t<From>*, std::remove_reference_t<To>*>;

/// Some implementor of a trait, where its box is made.
template <class From, class To>
inline constexpr bool is_boxed_as = false;
template <class From, class Trait>
  requires std::is_object_v<From>
inline constexpr bool is_boxed_as<From, box<Trait>> = implements<From, Trait>;

/// What an implementor's method may return where the trait's returns `R`. A type with the members
/// of a promise's owner is what a method of ordinary result does not have.
template <class X, class R>
concept returns = std::same_as<X, R> || is_boxed_as<X, R> ||
                  (!requires { typename R::promise_type; } && converts<X, R>);

/// What the method of an implementor `T` may return where the trait's returns `Trait&`, which is a
/// dyn of what it refers to: `T` itself, or a base of it that is an implementor, too. Whether `T`
/// is one depends on it, and so it is not asked. What stands for an implementor returns a dyn.
template <class X, class T, class Trait>
concept returns_own =
    std::same_as<X, T&> || refers_to<std::remove_cvref_t<X>, Trait> ||
    (std::is_lvalue_reference_v<X> && !std::is_const_v<std::remove_reference_t<X>> &&
     std::derived_from<T, std::remove_reference_t<X>> &&
     implements<std::remove_reference_t<X>, Trait>);

/// `T`, where it is not looked at before `Parameter` is known.
template <class T, class Parameter>
struct depending_type {
  using type = T;
};
template <class T, class Parameter>
using depending = typename depending_type<T, Parameter>::type;

/// What a default method awaits, where it names a member of it: g++ 12 rejects
/// `(co_await x).member` in templates ("insufficient contextual information to determine type").
template <class T>
constexpr T&& awaited(T&& value) noexcept {
  return static_cast<T&&>(value);
}

/// The methods that `Trait` has bodies for, called on `T`, which may lack them.
template <class Trait, class T>
using calls = typename decltype(of<Trait>::template call<typename of<Trait>::dyn, T>())::type;

/// A dyn that is made for one call, for a method that wants an lvalue.
template <class Dyn>
Dyn& lvalue(Dyn&& dyn) noexcept {
  return dyn;
}

}  // namespace companion
}  // namespace v1
}  // namespace dynify
