#pragma once

#define NEXT_TWICE() (next(), next())
#define LOCAL 1

class [[dynify::trait]] Stream {
 public:
  char next();
  char second() { return NEXT_TWICE(); }
  int local() const { return LOCAL; }
};

#undef LOCAL
