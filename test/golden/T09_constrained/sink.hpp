// A constrained method is there where its constraint is satisfied.
#pragma once
#include <concepts>
#include <dynify/task.hpp>

template <class T>
class [[dynify::trait]] Sink {
 public:
  dynify::task<int> put(T value);
  dynify::task<T> sum()
    requires std::integral<T>;
};
