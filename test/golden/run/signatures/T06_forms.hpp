// What C++ has to say a signature by: the companion says it the same way.
#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace forms {

using bytes = std::vector<std::byte>;
template <class T>
using list = std::vector<T>;
inline int counter = 0;

class [[dynify::trait]] Forms {
 public:
  using handler = void (*)(int);

  dynify::task<int> call(int (*function)(int, char), void (&other)(int) noexcept, handler);
  int sum(const int (&values)[3], int[], const char text[4], int (*rows)[2]);
  decltype(counter) number(decltype(counter)& out, std::decay_t<const int&>);
  dynify::task<std::size_t> measure(bytes, const list<std::string>& = {}, int = 1);
  int (*pick(int which))(int);
  int (&grid())[2];
  int std::pair<int, int>::* member();
  auto trailing(int value) -> std::string;
  const unsigned long long* east_const(const char* text);
  dynify::task<void> nothing(void (*)() = nullptr);

#if 1
  int here();
#else
  int missing();
#endif
#ifdef FORMS_NEVER
  int never();
#endif
  [[nodiscard("look at it")]] [[deprecated]] int attributed([[maybe_unused]] int unused);
};

// A trait that a macro makes, methods and all.
#define FORMS_METHOD(type, name) dynify::task<type> name(type name##_in)
#define FORMS_TRAIT(name)        \
  class [[dynify::trait]] name { \
   public:                       \
    FORMS_METHOD(int, first);    \
    FORMS_METHOD(long, second);  \
  }
FORMS_TRAIT(Made);

// Dependent types, default arguments of every kind of template parameter, packs, constraints.
template <class Container, class Value = typename Container::value_type,
          std::size_t Size = sizeof(Value), template <class, class...> class Other = std::vector,
          std::integral... Rest>
  requires(Size > 0)
class [[dynify::trait]] Store {
 public:
  using size_type = typename Container::size_type;
  template <class T>
  using pointer = std::unique_ptr<T>;

  dynify::task<typename Container::value_type> at(size_type index);
  dynify::task<pointer<Value>> copy(Other<Value> all, Rest... rest);
  std::array<Value, Size> raw(const typename Container::value_type& like) const;
};

// Nested in templates: each instance is a trait of its own, by an alias.
template <class T>
struct Outer {
  class Inner {
   public:
    struct part {
      T value;
    };
    dynify::task<part> next(T from = T());
    T& at(const typename Outer<T>::Inner::part&) const;
  };
};
using Inner [[dynify::trait]] = Outer<int>::Inner;
using LongInner [[dynify::trait]] = Outer<long>::Inner;

template <template <class...> class List = std::tuple, auto Limit = 3, class... Ts>
class [[dynify::trait]] Wide {
 public:
  List<Ts...> all(Ts*... out);
  std::integral_constant<decltype(Limit), Limit> limit() noexcept;
};

}  // namespace forms
