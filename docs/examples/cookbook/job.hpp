// job.hpp: a coroutine that starts at once, and belongs to whoever holds the Job
#pragma once
#include <coroutine>
#include <dynify/placeable.hpp>
#include <exception>
#include <utility>

class Job {
 public:
  // frame_allocation: whoever starts a Job may say where its frame goes.
  struct promise_type : dynify::frame_allocation<Job> {
    Job get_return_object() {
      return Job(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  Job() = default;
  Job(Job&& other) noexcept : job_(std::exchange(other.job_, nullptr)) {}
  Job& operator=(Job&& other) noexcept {
    std::swap(job_, other.job_);
    return *this;
  }
  /// Destroys the coroutine wherever it waits, and with it all that it waits for.
  ~Job() {
    if (job_) job_.destroy();
  }

  bool done() const { return job_.done(); }

 private:
  explicit Job(std::coroutine_handle<promise_type> job) : job_(job) {}
  std::coroutine_handle<promise_type> job_;
};
