#pragma once

/// What time it is.
class [[dynify::trait]] Clock {
 public:
  long now() const;
};

long ten_later(const class TenOClock& clock);
