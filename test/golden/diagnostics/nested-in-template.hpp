#pragma once

template <class T>
struct Outer {
  class [[dynify::trait]] Inner {
   public:
    void run();
  };
};
