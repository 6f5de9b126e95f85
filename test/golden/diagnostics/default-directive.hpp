#pragma once

class [[dynify::trait]] Stream {
 public:
  char next();
  char second() {
#if 1
#define ONE 1
#endif
    return ONE;
  }
};
