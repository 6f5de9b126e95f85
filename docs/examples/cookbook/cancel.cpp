#include <dynify/dynify.hpp>

#include <optional>

#include "job.hpp"
#include "loop.hpp"
#include "numbers.dyn.hpp"

/// A source that holds something while it waits.
class Ticker {
 public:
  explicit Ticker(Loop& loop) : loop_(loop) {}
  dynify::task<std::optional<int>> next() {
    const Lease lease(open_);  // ends with the frame, however that ends
    co_await loop_.sleep(10);
    co_return ++ticks_;
  }
  int open() const { return open_; }

 private:
  struct Lease {
    explicit Lease(int& count) : open(count) { ++open; }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { --open; }
    int& open;
  };
  Loop& loop_;
  int open_ = 0;
  int ticks_ = 0;
};

Job add_up(DynNumbers numbers, int& sum) {
  dynify::buffer<256> frame;
  for (;;) {
    const auto n = co_await numbers.next().in(frame);
    if (!n) co_return;
    sum += *n;
  }
}

Job stop(Loop& loop, std::optional<Job>& job) {
  co_await loop.sleep(35);
  job.reset();  // destroys `add_up`, its buffer, and the call of `next` that lives in it
}

int main() {
  Loop loop;
  Ticker ticker(loop);
  int sum = 0;
  std::optional<Job> adding = add_up(ticker, sum);
  const Job stopping = stop(loop, adding);
  const bool was_open = ticker.open() == 1;
  loop.run();  // ends, since the sleeper in `next` is gone as well
  return was_open && ticker.open() == 0 && sum == 1 + 2 + 3 ? 0 : 1;
}
