#include <dynify/dynify.hpp>

#include <array>
#include <coroutine>
#include <optional>
#include <string>
#include <utility>

#include "job.hpp"
#include "loop.hpp"
#include "memory_store.hpp"
#include "store.dyn.hpp"

class Slow : public MemoryStore {
 public:
  explicit Slow(Loop& loop) : loop_(loop) {}
  dynify::task<std::optional<std::string>> get(std::string key) {
    co_await loop_.sleep(10);
    co_return "text of " + key;
  }

 private:
  Loop& loop_;
};

using Call = dynify::task<std::optional<std::string>>;

/// Runs calls at the same time, and resumes who waits when the last one has ended.
template <std::size_t N>
class All {
 public:
  explicit All(std::array<Call, N> calls) : calls_(std::move(calls)) {}
  All(const All&) = delete;
  All& operator=(const All&) = delete;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> waiting) {
    for (std::size_t i = 0; i < N; ++i) jobs_[i] = run(*this, i);
    if (--left_ == 0) return false;
    waiting_ = waiting;
    return true;
  }
  std::array<std::optional<std::string>, N> await_resume() { return std::move(results_); }

 private:
  static Job run(All& self, std::size_t i) {
    self.results_[i] = co_await std::move(self.calls_[i]);
    co_await Finish{self};
  }
  struct Finish {
    All& of;
    bool await_ready() const noexcept { return --of.left_ != 0; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
      return of.waiting_;
    }
    void await_resume() const noexcept {}
  };

  std::array<Call, N> calls_;
  std::array<std::optional<std::string>, N> results_;
  std::array<Job, N> jobs_;
  std::size_t left_ = N + 1;  // and one for await_suspend, until all have started
  std::coroutine_handle<> waiting_;
};

Job ask(DynStore a, DynStore b, std::string& result) {
  dynify::pool<256, 2> frames;  // two calls live at the same time, so there are two places
  All all(std::array{a.get("x").init(frames), b.get("y").init(frames)});
  const auto texts = co_await all;
  result = *texts[0] + ", " + *texts[1];
}

int main() {
  Loop loop;
  Slow first(loop);
  Slow second(loop);
  std::string result;
  const Job job = ask(first, second, result);
  loop.run();
  return result == "text of x, text of y" && loop.now() == 10 ? 0 : 1;
}
