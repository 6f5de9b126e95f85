// An implementor of the trait Results.
#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <stdexcept>
#include <string>

#include "../results.hpp"
#include "manual_executor.hpp"

namespace test {

struct implements_results {
  manual_executor executor;
  int named = 1;
  bool suspends = false;

  dynify::task<void> nothing() {
    if (suspends) co_await executor.suspend();
  }
  dynify::task<int> value() {
    if (suspends) co_await executor.suspend();
    co_return 7;
  }
  dynify::task<std::string> long_value() {
    if (suspends) co_await executor.suspend();
    co_return "a result that is too long to be kept inside of a std::string";
  }
  dynify::task<int&> reference() {
    if (suspends) co_await executor.suspend();
    co_return named;
  }
  dynify::task<const int&> const_reference() {
    if (suspends) co_await executor.suspend();
    co_return named;
  }
  dynify::task<std::unique_ptr<int>> move_only() {
    if (suspends) co_await executor.suspend();
    co_return std::make_unique<int>(8);
  }
  dynify::task<not_default_constructible> no_default() {
    if (suspends) co_await executor.suspend();
    co_return not_default_constructible(9);
  }
  dynify::task<over_aligned> aligned() {
    if (suspends) co_await executor.suspend();
    co_return over_aligned(10);
  }
  dynify::task<throws_when_moved> moved(int moves) {
    if (suspends) co_await executor.suspend();
    co_return throws_when_moved(moves);
  }
  dynify::task<int> thrown() {
    if (suspends) co_await executor.suspend();
    throw std::runtime_error("thrown");
  }
};

}  // namespace test
