#pragma once

class [[dynify::trait]] Stream {
 public:
  char next();
  bool ended() { return next() == last; }
  int size() const { return count{3}; }

 private:
  static constexpr char last = '.';

 protected:
  using count = int;
};
