// The least that an awaited call of a coroutine in another unit can cost: the caller's place is an
// argument of the method, and nothing is checked, no error is told, no thread but one is thought
// of.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

#include "traits.hpp"

namespace bench {

/// In the caller: bytes of the frame, the result, and who waits.
struct floor_place {
  void* waiting;
  item value;
  alignas(16) std::byte bytes[192];
};

template <class R>
struct floor_task {
  struct promise_type {
    floor_place* place;

    template <class Object, class... Parameters>
    promise_type(Object&, floor_place* p, Parameters&&...) noexcept : place(p) {}
    template <class Object, class... Parameters>
    static void* operator new(std::size_t, Object&, floor_place* p, Parameters&&...) noexcept {
      return p->bytes;
    }
    static void operator delete(void*) noexcept {}

    struct final_awaiter {
      floor_place* place;
      /// Nobody waits yet: the frame ends here, and the caller goes on.
      bool await_ready() const noexcept {
        if (place->waiting) return false;
        place->waiting = place;
        return true;
      }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
        return std::coroutine_handle<>::from_address(place->waiting);
      }
      void await_resume() const noexcept {}
    };

    floor_task get_return_object() noexcept { return {}; }
    static floor_task get_return_object_on_allocation_failure() noexcept { return {}; }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {place}; }
    void unhandled_exception() const noexcept { std::terminate(); }
    template <class U>
    void return_value(U&& value) noexcept {
      place->value = std::forward<U>(value);
    }
  };
};

/// Makes the call where it is awaited.
template <class Workload, class Counter>
struct floor_call {
  Counter& counter;
  std::uint64_t i;
  floor_place& place;

  bool await_ready() noexcept {
    place.waiting = nullptr;
    Workload::call(counter, i, &place);
    return place.waiting != nullptr;
  }
  void await_suspend(std::coroutine_handle<> h) noexcept { place.waiting = h.address(); }
  item await_resume() const noexcept { return place.value; }
};

}  // namespace bench
