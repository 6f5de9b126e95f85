// The callees, in a unit of their own, so that no caller is helped by inlining.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "heap_task.hpp"
#include "traits.dyn.hpp"

namespace bench {

/// Suspends whoever awaits until the benchmark's loop resumes it.
struct pause {
  static inline std::coroutine_handle<> paused;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept { paused = h; }
  void await_resume() const noexcept {}
};

/// The floor: a virtual function that is no coroutine.
class PlainCounter {
 public:
  virtual ~PlainCounter() = default;
  virtual item ready() = 0;
  virtual item with_arguments(std::uint64_t step, std::span<const std::byte> bytes) = 0;
};

/// What dynify replaces.
class VirtualCounter {
 public:
  virtual ~VirtualCounter() = default;
  virtual heap_task<item> ready() = 0;
  virtual heap_task<item> with_arguments(std::uint64_t step, std::span<const std::byte> bytes) = 0;
  virtual heap_task<item> suspending() = 0;
  virtual heap_task<item> with_locals() = 0;
};

PlainCounter& plain_counter();
VirtualCounter& virtual_counter();
DynCounter dyn_counter();

}  // namespace bench
