#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_namespaces.dyn.hpp"

namespace T23_namespaces {

struct Impl {
  dynify::task<int> next(std::pair<int, int> range) { co_return range.second - range.first; }
  dynify::task<int> next(int from) const { co_return from; }
  dynify::task<int> run(int by) { co_return by; }
  dynify::task<int> make(int by) { co_return by; }
  dynify::task<beep::tone> play(beep::tone t) { co_return t; }
  int methods() const { return 5; }
};

struct Same {
  dynify::task<int> same() const { co_return 4; }
  int run(spaces::dynify_::DynDyn) { return 6; }
  int run() { return 7; }
  void keep(DynOuter*, DynOuter&) {}
};

inline int runs() {
  Impl impl;
  Same same;
  dynify::buffer<512> frame;
  spaces::DynStream stream = impl;
  spaces::std::DynStream other = impl;
  assert(dynify::sync_wait(stream.next({1, 3}).init(frame)) == 2);
  assert(dynify::sync_wait(dynify::bind(other, frame).next(1)) == 1);
  assert(dynify::sync_wait(spaces::dynify_::Dynstd(impl).run(2).init(frame)) == 2);
  assert(dynify::sync_wait(spaces::dynify_::Dyndynify(impl).run(3).init(frame)) == 3);
  spaces::dynify_::DynDyn dyn = same;
  assert(dyn.run(dyn) == 6 && spaces::dynify_::ConstDynT(impl).methods() == 5);
  dynify::dyn<spaces::Same::Same> named = same;
  assert(dynify::sync_wait(named.same().init(frame)) == 4);
  dynify::box<spaces::dynify::detail::task::box> box = dynify::make<Impl>().init(frame);
  (void)box;
  return 0;
}

}  // namespace T23_namespaces
