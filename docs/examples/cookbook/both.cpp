#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>

#include "numbers.dyn.hpp"

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

/// Written once. `N` is an implementor, so that all is known when it is compiled; or it stands for
/// an implementor that is chosen at run time.
template <dynify::implements<Numbers> N>
dynify::task<int> sum(N& numbers) {
  int total = 0;
  for (;;) {
    const std::optional<int> n = co_await numbers.next();
    if (!n) co_return total;
    total += *n;
  }
}

int main() {
  Count known(3);
  const int first = dynify::sync_wait(sum(known));  // the static way

  Count unknown(4);
  dynify::buffer<256> frame;
  auto bound = dynify::bind(DynNumbers(unknown), frame);  // the dyn with its place: an implementor
  const int second = dynify::sync_wait(sum(bound));
  return first == 6 && second == 10 ? 0 : 1;
}
