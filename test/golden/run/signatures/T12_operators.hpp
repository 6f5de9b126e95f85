// Operators and conversions are methods whose names are no identifiers.
#pragma once
#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Shape {
 public:
  using callback = int (*)(int);

  /// Calls it.
  dynify::task<int> operator()(std::string text, int times = 2);
  int operator()() const noexcept;
  int& operator[](int index);
  const int& operator[](int index) const;
  int operator+(int right) const;
  int operator-(int right) const;
  int operator-() const;
  int operator*() const;
  std::string* operator->();
  void operator+=(int right);
  void operator<<=(int right);
  void operator=(int value);
  void operator++();
  void operator++(int);
  bool operator!() const;
  bool operator==(int right) const;
  bool operator<(int right) const;
  bool operator&&(int right) const;
  int operator,(int right);
  int operator&();
  dynify::task<int> operator|(std::string next) &&;
  dynify::task<int> operator co_await();

  explicit operator bool() const noexcept;
  operator int() const;
  explicit operator const std::string&() const;
  operator callback() const;
};

template <class T>
class [[dynify::trait]] Cell {
 public:
  operator T() const;
  explicit(sizeof(T) > 2) operator T*();
};
