#pragma once

class [[dynify::trait]] Stream {
 public:
  char next();
  char second() { return pull(), next(); }
  int count() const { return this->count_; }
  [[dynify::skip]] void pull();
  [[dynify::skip]] int count_;
};
