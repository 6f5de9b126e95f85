// Conversions are methods, explicit where the trait's are.
#pragma once

template <class T>
class [[dynify::trait]] Cell {
 public:
  using callback = T (*)(T);

  explicit operator bool() noexcept;
  operator callback();
  explicit(sizeof(T) > 2) operator T*();
};
