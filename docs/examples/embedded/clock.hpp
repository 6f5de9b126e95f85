// Time, in ticks of the timer's interrupt.
#pragma once

#include <coroutine>

/// Suspends coroutines until ticks have passed. `tick` is called by the interrupt handler, and
/// resumes them there; each waits at most once at a time.
class clock {
 public:
  /// In a list of who waits; lives in the frame of the coroutine.
  class wait {
   public:
    wait(clock& of, unsigned ticks) noexcept : clock_(of), ticks_(ticks) {}

    [[nodiscard]] bool await_ready() const noexcept { return ticks_ == 0; }
    void await_suspend(std::coroutine_handle<> h) noexcept;
    void await_resume() const noexcept {}

   private:
    friend clock;

    clock& clock_;
    unsigned ticks_;
    std::coroutine_handle<> waiting_;
    wait* next_ = nullptr;
  };

  /// `co_await clock.after(3)`: goes on in the third tick from now.
  [[nodiscard]] wait after(unsigned ticks) noexcept { return {*this, ticks}; }

  /// One tick has passed.
  void tick();

  [[nodiscard]] unsigned now() const noexcept { return now_; }

 private:
  wait* first_ = nullptr;
  volatile unsigned now_ = 0;
};
