#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "stored.dyn.hpp"

class Squares {
 public:
  dynify::task<int> next() {
    ++n_;
    const int square = n_ * n_;
    co_return square;
  }

 private:
  int n_ = 0;
};

dynify::task<int> sum(DynNumbers numbers, int count) {
  int total = 0;
  for (int i = 0; i < count; ++i) total += co_await numbers.next();  // the frame is in this one
  co_return total;
}

int main() {
  Squares squares;
  return dynify::sync_wait(sum(squares, 3)) == 1 + 4 + 9 ? 0 : 1;
}
