#include <dynify/dynify.hpp>
#include <utility>
class job {
 public:
  dynify::task<int> run(dynify::frame_stack_ref) { co_return co_await std::move(task_); }

 private:
  dynify::task<int> task_;
};
dynify::task<int> root(dynify::frame_stack_ref s) {
  job j;
  co_return co_await j.run(s);
}
