#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>

#include "T07_defaults.dyn.hpp"

namespace T07_defaults {

struct Letters {
  std::string left;
  dynify::task<std::optional<char>> next() {
    if (left.empty()) co_return std::nullopt;
    const char c = left.front();
    left.erase(0, 1);
    co_return c;
  }
  unsigned short size() const {
    return static_cast<unsigned short>(left.size());
  }  // converts to what the trait says
  std::size_t key() const { return left.size(); }
};

struct Counted : Letters {
  int skips = 0;
  dynify::task<int> skip(int) {
    ++skips;
    co_return 10;
  }
  void close() noexcept { left.clear(); }
};

struct Forgot : Letters {
  bool exhausted();  // not const
};
struct Other : Letters {
  dynify::task<long> skip(int);  // another result
};
struct Throwing : Letters {
  void close();  // not noexcept
};

static_assert(dynify::implements<Letters, text::Stream>);
static_assert(dynify::implements<Counted, text::Keyed<std::size_t>>);
static_assert(!dynify::implements<Forgot, text::Stream>);
static_assert(!dynify::implements<Other, text::Stream>);
static_assert(!dynify::implements<Throwing, text::Stream>);
static_assert(!dynify::implements<int, text::Stream>);

inline int runs() {
  dynify::buffer<1024> frame;
  Letters letters{"abcdefghij"};
  text::DynStream stream = letters;
  assert(!stream.exhausted());
  assert(dynify::sync_wait(stream.skip().init(frame)) == 3 && letters.left == "defghij");
  assert(dynify::sync_wait(stream.skip(std::make_unique<int>(2), true).init(frame)) == 5);
  assert(dynify::sync_wait(std::as_const(stream).rest("x").init(frame)) == "x, 2");
  assert(std::move(stream).take() == "2 left");
  stream.close();
  assert(!letters.left.empty());

  Counted counted{{"abc"}};
  text::DynStream own = counted;
  assert(dynify::sync_wait(own.skip(1).init(frame)) == 10 && letters.left == "ij");
  assert(dynify::sync_wait(own.skip(std::make_unique<int>(2), true).init(frame)) == 20);
  assert(counted.skips == 3);
  own.close();
  assert(own.exhausted() && dynify::sync_wait(std::as_const(own).rest("y").init(frame)) == "y");

  // A bound dyn and a box have the defaults, too.
  Letters more{"abc"};
  auto bound = dynify::bind(text::DynStream(more), frame);
  static_assert(dynify::implements<decltype(bound), text::Stream>);
  assert(dynify::sync_wait(bound.skip(2)) == 2);
  dynify::box<text::Stream> box = dynify::make<Letters>("abcd").init(dynify::heap);
  assert(dynify::sync_wait(box->skip().boxed()) == 3);

  // A derived trait's defaults call those of its supertrait, and hide them.
  Letters keyed{"abcdefg"};
  text::DynKeyed<std::size_t> dyn = keyed;
  assert(dynify::sync_wait(dyn.find(4).init(frame)) == 4 && keyed.left == "defg");
  assert(dynify::sync_wait(dyn.find(9).init(frame)) == 0 && dyn.exhausted());
  const text::DynStream base = dyn;
  assert(base.exhausted());
  keyed.left = "xyz";
  assert(dynify::sync_wait(dyn.skip(1).init(frame)) == 1);
  return 0;
}

}  // namespace T07_defaults
