#pragma once

// Not a trait yet: [[dynify::trait]] comes in the test.
class Clock {
 public:
  int now() const;
};
