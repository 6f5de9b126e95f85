#include "clock.dyn.hpp"
#include "ten.hpp"

static long now(ConstDynClock clock) { return clock.now(); }

long ten_later(const TenOClock& clock) { return now(clock) + 10; }
