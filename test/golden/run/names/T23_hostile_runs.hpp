#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/downcast.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_hostile.dyn.hpp"

namespace T23_hostile {

struct Impl {
  dynify::task<int> init(int a, int b, detail::dynify_::dyn::T c, int d) {
    co_return a + b + c.object_ + d;
  }
  dynify::task<int> in(int a, int b) { co_return a - b; }
  int methods(int a, int b) { return a * b; }
  int methods_of() const { return 1; }
  int implemented_by(int a) { return a; }
  int object() { return 2; }
  int std(int a) { return a; }
  int table() { return 3; }
  int downcast(int a, int b) { return a + b; }
  int dynify_(int a) { return a + 1; }
  int names(int a) { return a + 2; }
  int named() { return 4; }
  int lacking() const { return 5; }
  int call() { return 6; }
  dynify::task<int> through(int a, int b) { co_return a* b; }
  int dyn_() { return 7; }
  int via_() { return 8; }
};

inline int runs() {
  Impl impl;
  detail::dynify_::Dyndyn dyn = impl;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(dyn.init(1, 2, {}, 4).init(frame)) == 8);
  assert(dynify::sync_wait(dyn.in(3, 1).init(frame)) == 2);
  assert(dyn.methods(2, 3) == 6 && dyn.methods_of() == 1 && dyn.implemented_by(5) == 5 &&
         dyn.object() == 2);
  assert(dyn.dynify_(1) == 2 && dyn.names(1) == 3 && dyn.named() == 4 && dyn.call() == 6);
  detail::dynify_::ConstDyndyn fixed = dyn;
  auto bound = dynify::bind(dyn, frame);
  assert(fixed.lacking() == 5 && dynify::sync_wait(bound.through(2, 3)) == 6);
  assert(bound.dyn_() == 7 && bound.via_() == 8 && bound.dynify_(3) == 4);
  assert(dynify::downcast<Impl>(bound) == &impl && dynify::downcast<Impl>(fixed) == &impl);
  assert(dyn.std(1) == 1 && dyn.table() == 3 && dyn.downcast(1, 2) == 3);
  return 0;
}

}  // namespace T23_hostile
