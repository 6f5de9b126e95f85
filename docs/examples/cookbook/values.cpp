#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <utility>
#include <vector>

#include "numbers.dyn.hpp"

/// A source.
class Count {
 public:
  explicit Count(int to) : to_(to) {}
  dynify::task<std::optional<int>> next() {
    if (at_ == to_) co_return std::nullopt;
    co_return ++at_;
  }

 private:
  int at_ = 0;
  int to_;
};

/// A stage: takes numbers, and is numbers again.
template <class Keep>
class Filter {
 public:
  Filter(DynNumbers from, Keep keep) : from_(from), keep_(std::move(keep)) {}
  dynify::task<std::optional<int>> next() {
    dynify::buffer<192> frame;
    for (;;) {
      const auto n = co_await from_.next().in(frame);
      if (!n || keep_(*n)) co_return n;
    }
  }

 private:
  DynNumbers from_;
  Keep keep_;
};

/// A stage with a state of its own.
class Sums {
 public:
  explicit Sums(DynNumbers from) : from_(from) {}
  dynify::task<std::optional<int>> next() {
    dynify::buffer<512> frame;
    const auto n = co_await from_.next().in(frame);
    if (!n) co_return std::nullopt;
    co_return sum_ += *n;
  }

 private:
  DynNumbers from_;
  int sum_ = 0;
};

dynify::task<std::vector<int>> collect(DynNumbers numbers) {
  dynify::buffer<1024> frame;
  std::vector<int> all;
  for (;;) {
    const auto n = co_await numbers.next().in(frame);
    if (!n) co_return all;
    all.push_back(*n);
  }
}

int main() {
  Count count(10);
  Filter even(count, [](int n) { return n % 2 == 0; });
  Sums sums(even);
  return dynify::sync_wait(collect(sums)) == std::vector{2, 6, 12, 20, 30} ? 0 : 1;
}
