// QCoro's coroutines, whose frames end with their tasks.
#pragma once

#include "detail/base/language.hpp"

#include <qcoro/qcorotask.h>

#include <coroutine>
#include <utility>

#include "placeable.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Stands in for the promise of a coroutine that may be gone.
struct qcoro_ended {
  [[nodiscard]] bool setDestroyHandle() const noexcept { return false; }
};

/// QCoro resumes who awaits a coroutine from inside its end, and destroys the frame afterwards,
/// when its task and the buffer that it lives in may be gone. Here a coroutine that is awaited is
/// left to its task first, so that the frame ends with it.
template <class Awaiter>
struct qcoro_final_awaiter {
  Awaiter awaiter;

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  template <class Promise, class P>
  static void end(Awaiter& in_frame, std::coroutine_handle<Promise> h, P& promise) noexcept {
    Awaiter here = std::move(in_frame);  // the frame may end while this resumes who waits
    if (promise.setDestroyHandle()) {
      here.await_suspend(rebind<P>(h));
      return;
    }
    qcoro_ended ended;
    here.await_suspend(std::coroutine_handle<qcoro_ended>::from_promise(ended));
  }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> h) noexcept {
    end(awaiter, h, h.promise().promise);
  }
  void await_resume() const noexcept {}
};

template <class T>
class qcoro_promise
    : public wrapped_promise<typename QCoro::Task<T>::promise_type, QCoro::Task<T>> {
 public:
  auto final_suspend() noexcept {
    using awaiter = decltype(this->promise.final_suspend());
    return qcoro_final_awaiter<awaiter>{this->promise.final_suspend()};
  }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify

/// More special than the one for all types with a nested promise.
template <class T, class First, class... Parameters>
  requires dynify::places_frames<First, Parameters...> &&
           dynify::detail::wants_wrapping<typename QCoro::Task<T>::promise_type>
struct std::coroutine_traits<QCoro::Task<T>, First, Parameters...> {
  using promise_type = dynify::detail::qcoro_promise<T>;
};
