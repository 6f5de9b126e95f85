// within.hpp: a call with a limit of time
#pragma once
#include <dynify/dynify.hpp>

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include "job.hpp"
#include "loop.hpp"

/// Awaits a task for so many ticks. The awaiter gives the task's result, or nullopt if the time was
/// over: then it has destroyed the task where that waited. It holds two coroutines for this.
template <class R>
class Within {
 public:
  Within(Loop& loop, int ticks, dynify::task<R> call)
      : loop_(loop), ticks_(ticks), call_(std::move(call)) {}
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> waiting) {
    racer_ = race(frames_, *this);
    if (racer_.done()) return false;  // ready at once
    waiting_ = waiting;
    timer_ = time(frames_, *this);
    return true;
  }
  std::optional<R> await_resume() {
    timer_ = Job();
    racer_ = Job();  // destroys the call, if it still waits
    if (error_) std::rethrow_exception(error_);
    return std::move(result_);
  }

 private:
  /// Suspends the job that has won, and resumes who waits: which may then destroy both jobs.
  struct Finish {
    Within& of;
    bool await_ready() const noexcept { return !of.waiting_; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
      return of.waiting_;
    }
    void await_resume() const noexcept {}
  };

  static Job race(dynify::frame_stack_ref, Within& self) {
    try {
      self.result_.emplace(co_await std::move(self.call_));
    } catch (...) {
      self.error_ = std::current_exception();
    }
    co_await Finish{self};
  }
  static Job time(dynify::frame_stack_ref, Within& self) {
    co_await self.loop_.sleep(self.ticks_);
    co_await Finish{self};
  }

  Loop& loop_;
  int ticks_;
  dynify::task<R> call_;
  std::optional<R> result_;
  std::exception_ptr error_;
  std::coroutine_handle<> waiting_;
  dynify::frame_stack<1024> frames_;
  Job racer_;
  Job timer_;
};
