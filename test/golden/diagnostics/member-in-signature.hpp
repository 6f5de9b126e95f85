#pragma once

template <class T>
class [[dynify::trait]] Sized {
 public:
  static constexpr unsigned limit = 8;
  static constexpr bool fits() { return sizeof(T) <= limit; }
  void walk()
    requires(sizeof(T) <= limit);
  void run()
    requires(sizeof(T) > 1 && fits());
};
