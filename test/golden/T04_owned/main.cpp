#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <string>
#include <utility>

#include "job.dyn.hpp"

namespace {

int living = 0;

class Counter {
 public:
  Counter() { ++living; }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;
  ~Counter() { --living; }
  dynify::task<std::string> run(std::string name) && { co_return name + *text_; }
  dynify::task<int> step() { co_return ++steps_; }
  int steps() const { return steps_; }

 private:
  std::unique_ptr<std::string> text_ = std::make_unique<std::string>(" is done");
  int steps_ = 0;
};

dynify::box<Job> make_job() { return dynify::make<Counter>().boxed(); }

dynify::task<void> give_away() {
  dynify::buffer<512> frame;
  auto job = make_job();
  auto task = std::move(job)->run("first").init(frame);
  assert(!job && living == 1);  // the coroutine owns it
  assert(co_await std::move(task) == "first is done");
  assert(living == 0 && !frame.occupied());

  assert(co_await make_job()->run("second").in(frame) == "second is done");
  assert(living == 0);

  {
    auto unused = make_job()->step().init(frame);
  }  // never started
  assert(living == 0 && !frame.occupied());

  auto kept = make_job()->run("third");
  const std::size_t size = kept.layout().size;
  assert(living == 1 && size < 512);
  dynify::buffer<64> little;
  auto refused = std::move(kept).try_init(little);
  assert(!refused && refused.error().needed() == size && living == 1);
  auto again = std::move(refused).constructor();
  assert(co_await std::move(again).init(little, frame) == "third is done");
  assert(living == 0);

  assert(make_job()->steps() == 0);  // called straight through
  assert(living == 0);
}

dynify::task<void> share() {
  dynify::buffer<256> place;
  dynify::buffer<512> frame;
  dynify::task<int> task;
  {
    dynify::shared<Job> job = dynify::make<Counter>().init(place);
    assert(co_await job->step().in(frame) == 1 && job->steps() == 1);
    task = job->step().init(frame);
    assert(job && living == 1);
  }
  assert(living == 1);  // the coroutine is its last owner
  assert(co_await std::move(task) == 2);
  task = {};
  assert(living == 0 && !place.occupied());
}

template <class Owner>
concept can_run = requires(const Owner& owner) { owner->run("name"); };
static_assert(!can_run<dynify::shared<Job>>);  // nobody can give away what is shared

}  // namespace

int main() {
  dynify::sync_wait(give_away());
  dynify::sync_wait(share());
  return 0;
}
