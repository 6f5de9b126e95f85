// Dependent types, default arguments of every kind of template parameter, packs, constraints.
#pragma once
#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <memory>
#include <string>
#include <vector>

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
};
