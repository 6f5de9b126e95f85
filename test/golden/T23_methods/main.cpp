#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "methods.dyn.hpp"

struct Impl {
  dynify::task<int> init(int by) { co_return by; }
  dynify::task<int> boxed() { co_return 3; }
  int methods() { return 8; }
  int std(int by) { return by; }
  struct app::Words::lines lines(struct app::Words::lines from) { return from; }
};

int main() {
  Impl impl;
  app::DynWords words = impl;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(words.init(1).init(frame)) == 1);
  assert(dynify::sync_wait(dynify::bind(words, frame).boxed()) == 3);
  assert(words.methods() == 8 && words.std(2) == 2 && words.lines({3}).count == 3);
}
