// Many types of handlers.
#pragma once

#include <coroutine>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/make.hpp>
#include <dynify/plugin.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "plugin/handler.dyn.hpp"

namespace test {

struct park {
  std::coroutine_handle<>& parked;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept { parked = h; }
  void await_resume() const noexcept {}
};

/// Every third one suspends, every third one calls another one before, and all throw at -1.
template <int Kind>
class handler {
 public:
  dynify::task<int> handle(std::coroutine_handle<>& parked, int number) {
    if (number < 0) throw std::out_of_range("handler");
    if constexpr (Kind % 3 == 0) co_await park{parked};
    if constexpr (Kind % 3 == 1) {
      dynify::buffer<1024> frame;
      handler<3 * (Kind / 3)> other;
      auto call = dynify::defer([&] { return other.handle(parked, number); });
      co_return co_await std::move(call).in(frame);
    }
    co_return 2 * number;
  }
  [[nodiscard]] int kind() const { return Kind; }
};

template <int First, int... I>
void add_handlers(std::vector<dynify::box<Handler>>& to, std::integer_sequence<int, I...>) {
  (to.push_back(dynify::make<handler<First + I>>().boxed()), ...);
}

}  // namespace test
