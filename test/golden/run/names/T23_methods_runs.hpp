#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_methods.dyn.hpp"

namespace T23_methods {

struct Impl {
  dynify::task<int> init(int by) { co_return by; }
  dynify::task<int> in(int by) { co_return by + 1; }
  dynify::task<int> boxed() { co_return 3; }
  dynify::task<int> try_init() { co_return 4; }
  dynify::task<int> layout() const { co_return 5; }
  int bind(int by) { return by; }
  int table() const { return 1; }
  int downcast() { return 2; }
  int value() const { return 3; }
  int object() { return 4; }
  int object_() { return 5; }
  int methods_() { return 6; }
  int methods_1_() { return 7; }
  int methods() { return 8; }
  int methods_of() { return 9; }
  int implemented_by() { return 10; }
  int through() { return 11; }
  int self() { return 12; }
  int via() { return 13; }
  int via_() { return 14; }
  int dyn() { return 15; }
  int dyn_() { return 16; }
  int argument_1(int a, int b) { return a - b; }
  int move() { return 17; }
  int std() { return 18; }
  int dynify() { return 19; }
  int companion() { return 20; }
  int detail() { return 21; }
  int Words_() { return 22; }
  int nouns() { return 23; }
  int type() { return 24; }
  int trait() { return 25; }
  int await_ready() const { return 26; }
  int promise_type() { return 27; }
  int final() { return 28; }
  int override() { return 29; }
  int import() { return 30; }
  int module() { return 31; }
  int T() { return 32; }
  int Via() { return 33; }
  int größe() const { return 34; }
};

struct Disk {
  dynify::task<struct stat> open(const char*) {
    struct stat found{};
    co_return found;
  }
  int stat(struct stat* out) { return static_cast<int>(out->st_size); }
  struct nouns::Files::lines lines(struct nouns::Files::lines from, struct stat other) {
    return {from.count + static_cast<int>(other.st_size)};
  }
  enum nouns::Files::color color() const { return nouns::Files::green; }
  enum nouns::Files::mode mode(enum nouns::Files::mode wanted) { return wanted; }
};

inline int runs() {
  Impl impl;
  nouns::DynWords words = impl;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(words.init(1).init(frame)) == 1);
  assert(dynify::sync_wait(words.in(1).init(frame)) == 2);
  assert(dynify::sync_wait(words.layout().init(frame)) == 5);
  auto bound = dynify::bind(words, frame);
  assert(dynify::sync_wait(bound.boxed()) == 3 && bound.via_() == 14 && bound.dyn_() == 16);
  dynify::box<nouns::Words> box = dynify::make<Impl>().boxed();
  assert(dynify::sync_wait(box->try_init().init(frame)) == 4 && box->object() == 4);
  assert(words.object_() + words.methods_() + words.methods_1_() + words.methods() == 26);
  assert(words.T() == 32 && words.Via() == 33 && words.größe() == 34 && words.await_ready() == 26);

  Disk disk;
  nouns::DynFiles files = disk;
  struct stat found{};
  assert(dynify::sync_wait(files.open("x").init(frame)).st_size == 0 && files.stat(&found) == 0);
  assert(files.lines({3}, found).count == 3 && files.color() == nouns::DynFiles::green);
  assert(files.mode(nouns::Files::mode::text) == nouns::Files::mode::text);
  return 0;
}

}  // namespace T23_methods
