#pragma once

template <class T>
class Measured {
 public:
  void run()
    requires(sizeof(T) > 1);
};

template <class T>
class [[dynify::trait]] Sized : public Measured<T> {
 public:
  void walk()
    requires(sizeof(T) > 1);
};
