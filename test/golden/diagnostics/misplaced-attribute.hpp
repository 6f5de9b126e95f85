#pragma once

inline void f() {
  class [[dynify::trait]] Local {};
}

class Stream {
 public:
  void run();
};
class [[dynify::trait("AnyStream")]] Stream;
