// Classes of a header that cannot be edited, named on the command line.
// options: --trait vendor::Clock=AnyClock --skip vendor::Clock::operator++
// options: --trait vendor::Queue
#pragma once

namespace vendor {

class Clock {
 public:
  long now() const { return 7; }
  Clock& operator++() { return *this; }
};

template <class T>
class Queue {
 public:
  T last{};
  void push(const T& value) { last = value; }
};

}  // namespace vendor
