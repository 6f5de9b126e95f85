// Settings in a flash memory that takes its time: a page is erased, and written byte by byte.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include <array>
#include <cstdint>

#include "clock.hpp"

class store {
 public:
  explicit store(clock& c) noexcept : clock_(c) {}

  dynify::task<bool> write(dynify::frame_stack_ref s, std::uint8_t key, std::uint8_t value) {
    if (key >= settings_.size()) co_return false;
    const auto kept = settings_;
    co_await erase(s);
    for (std::size_t i = 0; i < kept.size(); ++i)
      co_await program(s, i, i == key ? value : kept[i]);
    co_return co_await read(s, key) == value;
  }

  dynify::task<int> read(dynify::frame_stack_ref s, std::uint8_t key) {
    co_await ready(s, 1);
    co_return key < settings_.size() ? settings_[key] : -1;
  }

 private:
  dynify::task<> erase(dynify::frame_stack_ref s) {
    settings_.fill(0xff);
    co_await ready(s, 4);
  }
  dynify::task<> program(dynify::frame_stack_ref s, std::size_t at, std::uint8_t value) {
    settings_[at] = value;
    co_await ready(s, 1);
  }
  dynify::task<> ready(dynify::frame_stack_ref, unsigned ticks) { co_await clock_.after(ticks); }

  clock& clock_;
  std::array<std::uint8_t, 4> settings_{};
};
