#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstddef>

#include "from_string.hpp"
#include "stream.dyn.hpp"

/// Slots that lie one behind the other, as in memory of a device. The next free one is offered.
class Slots {
 public:
  ~Slots() {
    for (Slot& slot : slots_) bytes_of(slot).take_back();
  }

  dynify::offered_bytes offered() noexcept {
    for (Slot& slot : slots_)
      if (!slot.flag.is_set) return bytes_of(slot);
    return bytes_of(slots_[0]);  // all are occupied, and the flag of this one says so
  }

 private:
  struct Slot {
    alignas(dynify::frame_alignment) std::byte bytes[240];
    dynify::occupied_flag flag;  // right behind the bytes
  };

  static dynify::offered_bytes bytes_of(Slot& slot) noexcept {
    return {slot.bytes, sizeof slot.bytes, &slot.flag};
  }

  Slot slots_[4];
};
static_assert(dynify::offering_container<Slots>);

dynify::task<int> count(DynStream stream, Slots& slots) {
  int n = 0;
  while (co_await stream.next().in(slots)) ++n;
  co_return n;
}

int main() {
  FromString text("hello");
  Slots slots;
  return dynify::sync_wait(count(text, slots)) == 5 ? 0 : 1;
}
