#pragma once

class TenOClock {
 public:
  long now() const { return 10; }
};
