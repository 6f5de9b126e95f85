// The ways to call a coroutine method of a dyn, and where its frame lives meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <dynify/dynify.hpp>

#include "traits.dyn.hpp"

namespace bench {

struct nowhere {};

/// A way that names no place: what the method returns is awaited as it is.
struct awaited_as_it_is {
  template <std::size_t>
  using place = nowhere;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, nowhere) {
    return Workload::call(counter, i);
  }
};

/// A way whose traits name no place: the caller does.
struct placed_by_caller {
  using counter = DynCounter;
  template <std::size_t>
  using step = DynStep;
  template <std::size_t Bytes>
  using place = dynify::buffer<Bytes>;
};

struct through_in : placed_by_caller {
  template <class Workload, class Counter, class Place>
  static auto call(Counter& counter, std::uint64_t i, Place& place) {
    return Workload::call(counter, i).in(place);
  }
};

struct through_init : placed_by_caller {
  template <class Workload, class Counter, class Place>
  static auto call(Counter& counter, std::uint64_t i, Place& place) {
    return Workload::call(counter, i).init(place);
  }
};

/// One stack for all frames of a thread.
class stack_place {
 public:
  template <class Workload, class Counter>
  auto call(Counter& counter, std::uint64_t i) const {
    return Workload::call(counter, i, stack_);
  }
  [[nodiscard]] dynify::frame_stack_ref get() const { return stack_; }

 private:
  static dynify::frame_stack_ref of_thread() {
    thread_local dynify::frame_stack<8192> stack;
    return stack;
  }

  dynify::frame_stack_ref stack_ = of_thread();
};

struct through_in_stack : placed_by_caller {
  template <std::size_t>
  using place = stack_place;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, const stack_place& place) {
    return Workload::call(counter, i).in(place.get());
  }
};

struct through_init_stack : through_in_stack {
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, const stack_place& place) {
    return Workload::call(counter, i).init(place.get());
  }
};

struct through_boxed : placed_by_caller {
  template <std::size_t>
  using place = nowhere;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, nowhere) {
    return Workload::call(counter, i).boxed();
  }
};

/// `[[dynify::storage(N)]]`.
struct through_storage : awaited_as_it_is {
  using counter = DynStoredCounter;
  template <std::size_t Bytes>
  using step = DynStoredStep<Bytes>;
};

}  // namespace bench
