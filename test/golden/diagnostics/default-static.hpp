#pragma once

class [[dynify::trait]] Stream {
 public:
  char next();
  int number() const {
    static const int first = 1;
    static int last = first;
    return ++last;
  }
};
