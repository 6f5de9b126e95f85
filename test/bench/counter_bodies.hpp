// What the coroutines do that are called.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "counter.hpp"
#include "pause.hpp"

namespace bench {

template <class Base, template <class> class Task, class... Where>
void CounterOf<Base, Task, Where...>::rewind() {
  count_ = 0;
}

template <class Base, template <class> class Task, class... Where>
Task<item> CounterOf<Base, Task, Where...>::ready(Where...) {
  co_return count_++;
}

template <class Base, template <class> class Task, class... Where>
Task<item> CounterOf<Base, Task, Where...>::suspending(Where...) {
  co_await suspension<Task<item>>::once();
  co_return count_++;
}

template <class Base, template <class> class Task, class... Where>
Task<item> CounterOf<Base, Task, Where...>::with_arguments(Where..., std::uint64_t step,
                                                           std::span<const std::byte> bytes) {
  co_return count_ += step + bytes.size();
}

/// The bytes escape, so that they live in the frame.
inline void fill(std::span<std::byte> bytes) {
  bytes[0] = std::byte(1);
  asm volatile("" ::"r"(bytes.data()) : "memory");
}

template <class Base, template <class> class Task, class... Where>
Task<item> CounterOf<Base, Task, Where...>::with_locals(Where...) {
  std::array<std::byte, 1024> scratch;
  fill(scratch);
  co_await suspension<Task<item>>::once();
  co_return count_ += static_cast<std::uint64_t>(scratch[0]);
}

}  // namespace bench
