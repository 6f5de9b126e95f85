#pragma once

template <class T>
class [[dynify::trait]] Sized {
 public:
  void run()
    requires(sizeof(T) > 1);
};
