#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <iostream>

#include "filter.hpp"

namespace {

struct Numbers {
  dynify::task<int> next(int below) { co_return below - 1; }
};

struct Doubled {
  dynify::task<int> first_of(DynStream stream) {
    dynify::buffer<256> frame;
    co_return 2 * co_await stream.next().in(frame);
  }
};

dynify::task<int> first(DynFilter filter, DynStream stream) {
  dynify::buffer<512> frame;
  co_return co_await filter.first_of(stream).in(frame);
}

}  // namespace

int main() {
  Numbers numbers;
  Doubled doubled;
  std::cout << dynify::sync_wait(first(doubled, numbers)) << '\n';
}
