// loop.hpp: a loop with a clock of its own, which resumes sleepers in the order of time
#pragma once
#include <coroutine>
#include <map>

class Loop {
 public:
  /// Suspends a coroutine for so many ticks. The loop forgets a sleep that is destroyed earlier.
  class Sleep {
   public:
    Sleep(Loop& loop, int ticks) : loop_(loop), ticks_(ticks) {}
    Sleep(const Sleep&) = delete;
    Sleep& operator=(const Sleep&) = delete;
    ~Sleep() {
      if (waits_) loop_.sleepers_.erase(at_);
    }
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> sleeper) {
      sleeper_ = sleeper;
      at_ = loop_.sleepers_.emplace(loop_.now_ + ticks_, this);
      waits_ = true;
    }
    void await_resume() const noexcept {}

   private:
    friend Loop;
    Loop& loop_;
    int ticks_;
    std::coroutine_handle<> sleeper_;
    std::multimap<int, Sleep*>::iterator at_;
    bool waits_ = false;
  };

  Sleep sleep(int ticks) { return {*this, ticks}; }
  int now() const { return now_; }

  /// Until nobody sleeps any more.
  void run() {
    while (!sleepers_.empty()) {
      const auto first = sleepers_.begin();
      Sleep& sleep = *first->second;
      now_ = first->first;
      sleepers_.erase(first);
      sleep.waits_ = false;
      sleep.sleeper_.resume();
    }
  }

 private:
  std::multimap<int, Sleep*> sleepers_;
  int now_ = 0;
};
