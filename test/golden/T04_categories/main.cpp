#include <dynify/dynify.hpp>
#include <utility>

#include "job.dyn.hpp"

namespace {

struct Impl {
  int finish() && { return 2; }
  int name(int first) && { return first; }
  int name() const { return 4; }
  int value() & { return 5; }
  int value() && { return 6; }
};

template <class T>
concept finishes = requires(T& owner) { owner->finish(); };

int differences() {
  dynify::box<Job> box = dynify::make<Impl>().boxed();
  int wrong = std::move(box)->finish() != 2;
  wrong += std::move(box)->name(3) != 3;
  wrong += std::move(box)->name() != 4;
  wrong += box->value() != 5;
  wrong += std::move(box)->value() != 6;

  Impl impl;
  DynJob job = impl;
  auto bound = dynify::bind(job, dynify::heap);
  wrong += bound.value() != 5 || std::move(bound).value() != 6;
  wrong += std::move(bound).finish() != 2;
  return wrong;
}

static_assert(!finishes<dynify::shared<Job>> && !finishes<dynify::box<Job>>);

}  // namespace

int main() { return differences(); }
