// A constrained method is there where its constraint is satisfied.
#pragma once
#include <concepts>
#include <dynify/task.hpp>

template <class T, int Size = 4>
class [[dynify::trait]] Sink {
 public:
  static constexpr int smallest = 2;

  dynify::task<int> put(T value);
  dynify::task<T> sum()
    requires std::integral<T>;
  int size() const noexcept
    requires(Size > smallest);
  int kind()
    requires std::integral<T>;
  int kind()
    requires(!std::integral<T>);
};

template <class T>
class [[dynify::trait]] Tap : public Sink<T> {
 public:
  void close();
};

class [[dynify::trait]] Ints : public Sink<int> {
 public:
  void close();
};

class [[dynify::trait]] Doubles : public Sink<double> {
 public:
  void close();
};
