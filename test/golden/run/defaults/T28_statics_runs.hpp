#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string_view>

#include "T28_statics.dyn.hpp"

namespace T28_statics {

struct Bare {
  static int version() { return 7; }
};

struct Own {
  int number = 3;
  static int version() { return 8; }
  static constexpr int limit() { return 16; }
  static int doubled(int value) noexcept { return 20 * value; }
  static dynify::task<std::string> banner(std::string text, int) { co_return text + "!"; }
  static dynify::task<int> later(int value) { co_return -value; }
  static int label() { return 1; }
};

// What a static method does, one that has an object does too.
struct Counted {
  int number = 3;
  static int version() { return 1; }
  int label() const { return number; }
};

// Its own of another type is a mistake, and no reason to take the default.
struct Mistaken {
  static int version() { return 1; }
  static std::string limit() { return "none"; }
};
// One that the trait's bodies call without an object needs none.
struct NeedsObject {
  static int version() { return 1; }
  int limit() const { return 5; }
};
struct VersionNeedsObject {
  int version() const { return 1; }
};
static_assert(!dynify::implements<NeedsObject, media::Filter>);
static_assert(!dynify::implements<VersionNeedsObject, media::Filter>);
static_assert(dynify::companion::lacking<NeedsObject, media::Filter>() ==
              std::string_view("static int media::Filter::limit()"));
static_assert(dynify::implements<Bare, media::Filter> && dynify::implements<Own, media::Filter>);
static_assert(!dynify::implements<Mistaken, media::Filter>);

inline int runs() {
  Bare bare;
  Own own;
  dynify::buffer<1024> frame;
  const auto wait = [&frame](auto made) { return dynify::sync_wait(std::move(made).init(frame)); };

  media::DynFilter filter = bare;
  assert(filter.version() == 7 && filter.limit() == 64 && filter.doubled() == 128);
  assert(filter.doubled("abc") == 6 && filter.label() == 764);
  static_assert(noexcept(filter.doubled(1)) && !noexcept(filter.limit()));
  assert(wait(filter.banner("ab", 3)) == "ababab7");
  assert(filter.banner("ab", 3).layout().size > 0);
  assert(wait(filter.later(2)) == 66);
  assert(wait(filter.total()) == 64 + 64 + 2 + 128 + 65 + 7);
  assert(filter.sum(1) == 65);

  filter = own;
  assert(filter.limit() == 16 && filter.doubled() == 1280 && filter.doubled(2) == 40);
  assert(filter.doubled("abc") == 60 && filter.label() == 1);
  assert(wait(filter.banner("ab", 3)) == "ab!");
  assert(wait(filter.later(2)) == -2);
  assert(wait(filter.total(5)) == 16 + 64 + 100 + 1280 - 5 + 8);
  assert(filter.sum(1) == 17);
  static_assert(media::Filter::limit() == 64);
  assert(media::Filter::doubled() == 128);

  const Counted counted;
  media::ConstDynFilter constant = counted;
  assert(constant.label() == 3 && constant.limit() == 64 && constant.version() == 1);

  auto bound = dynify::bind(filter, frame);
  assert(bound.limit() == 16);
  dynify::box<media::Filter> owner = dynify::make<Own>().boxed();
  assert(owner->limit() == 16);
  return 0;
}

}  // namespace T28_statics
