#pragma once

class Base {
 public:
  bool exhausted() const { return false; }
};
class [[dynify::trait]] Stream : public Base {
 public:
  char next();
};
