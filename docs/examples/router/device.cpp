#include "device.hpp"

#include <dynify/dynify.hpp>

device::device(line& wire, clock& ticks, dynify::frame_stack_ref frames) noexcept
    : packets_(wire, frames),
      settings_(ticks),
      requests_(packets_),
      measures_(ticks),
      writes_(settings_),
      reads_(settings_),
      alarms_(packets_),
      batches_(requests_),
      commands_{echoes_, measures_, writes_, reads_, alarms_, batches_} {
  requests_.offer(commands_);
}

dynify::task<int> device::serve(dynify::frame_stack_ref s, int requests) {
  return requests_.serve(s, requests);
}
