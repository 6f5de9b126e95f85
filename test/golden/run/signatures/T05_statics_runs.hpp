#pragma once

#include <cassert>
#include <cstring>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "T05_statics.dyn.hpp"

namespace T05_statics {

struct Wave {
  static int version() noexcept { return 7; }
  static const char* name(int index) { return index == 0 ? "wave" : "riff"; }
  static int name(std::string text) { return static_cast<int>(text.size()); }
  static dynify::task<int> probe(std::string header, const int& limit) {
    co_return static_cast<int>(header.size()) + limit;
  }
  bool decode(int value) { return value > 0; }
  static long longest() { return 99; }
  static int make(int seed) { return seed + 1; }
};

struct Tenfold {
  static int of(int value) { return 10 * value; }
  double of(double value) { return value + 0.5; }
  dynify::task<int> of(std::string text) { co_return static_cast<int>(text.size()); }
  static int finest() { return 1000; }
};

inline void a_static_method_is_as_good_as_one_that_is_not_const() {
  Tenfold object;
  dynify::buffer<512> frame;
  media::DynScale scale = object;
  assert(scale.of(2) == 20 && scale.of(2.0) == 2.5);
  assert(dynify::sync_wait(scale.of("abc").init(frame)) == 3);
  media::ConstDynScale constant = scale;
  assert(constant.of(2) == 20);
  media::DynFinerScale finer = object;
  assert(finer.of(3) == 30 && finer.of(1.0) == 1.5 && finer.finest() == 1000);
  dynify::box<media::Scale> owner = dynify::make<Tenfold>().boxed();
  assert(owner->of(4) == 40 && owner->of(4.0) == 4.5);
  auto bound = dynify::bind(scale, frame);
  assert(bound.of(5) == 50 && bound.of(5.0) == 5.5);
}

// What a static method does, one that has an object does too.
struct Counted {
  int number = 3;
  int version() const noexcept { return number; }
  const char* name(int) const { return "counted"; }
  int name(std::string) const { return number; }
  dynify::task<int> probe(std::string, const int&) const { co_return number; }
  bool decode(int) { return false; }
};

template <dynify::implements<media::Codec> C>
dynify::task<int> both(C& codec) {
  const int limit = 1;
  co_return co_await codec.probe("four", limit) + codec.version();
}

inline int runs() {
  a_static_method_is_as_good_as_one_that_is_not_const();

  Wave wave;
  media::DynCodec codec = wave;
  dynify::buffer<512> frame;
  const int limit = 2;
  assert(codec.version() == 7 && noexcept(codec.version()));
  assert(std::strcmp(codec.name(), "wave") == 0 && codec.name("abc") == 3);
  assert(dynify::sync_wait(codec.probe("four", limit).init(frame)) == 6);

  const Counted counted;
  media::ConstDynCodec other = counted;
  assert(other.version() == 3);
  assert(dynify::sync_wait(other.probe("four", limit).init(frame)) == 3);

  auto bound = dynify::bind(codec, frame);
  dynify::buffer<512> outer;
  assert(dynify::sync_wait(dynify::defer([&] { return both(bound); }).init(outer)) == 12);

  media::DynSeekable seekable = wave;
  assert(seekable.longest() == 99 && seekable.version() == 7);
  media::DynCodec up = seekable;
  assert(up.version() == 7);

  media::DynTyped<int> typed = wave;
  assert(typed.make(1) == 2);
  return 0;
}

}  // namespace T05_statics
