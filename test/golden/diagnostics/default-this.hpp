#pragma once
class Stream;
void watch(const Stream& stream);

class [[dynify::trait]] Stream {
 public:
  char next();
  void watched() const { watch(*this); }
  char again() {
    auto* const self = this;
    return self->next();
  }
  bool copied() {
    return [*this]() mutable { return next() != 0; }();
  }
  bool operator==(char other) { return next() == other; }
  bool is(char other) { return *this == other || operator==(other); }
};
