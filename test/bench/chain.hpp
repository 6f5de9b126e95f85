// W4: a chain of eight, where each awaits the next and the last counts.
#pragma once

#include <cstddef>
#include <type_traits>

#include "counter_bodies.hpp"
#include "interfaces.hpp"
#include "sizes.hpp"
#include "ways.hpp"
#include "workloads.hpp"

namespace bench {

/// A link that awaits the next, a dyn, whose frame is in its own.
template <class Way, std::size_t Below>
class DynLink {
 public:
  using next_step = typename Way::template step<frames_of(Below - 1)>;

  explicit DynLink(next_step next) : next_(next) {}
  void rewind() { next_.rewind(); }
  dynify::task<item> ready() {
    [[maybe_unused]] typename Way::template place<frames_of(Below - 1)> place;
    co_return *co_await Way::template call<w1>(next_, 0, place) + 1;
  }
  dynify::task<item> suspending() {
    [[maybe_unused]] typename Way::template place<frames_of(Below - 1)> place;
    co_return *co_await Way::template call<w3>(next_, 0, place) + 1;
  }

 private:
  next_step next_;
};

/// A link and all that come after it.
template <class Way, std::size_t Below = links - 1>
struct dyn_chain {
  dyn_chain<Way, Below - 1> rest;
  DynLink<Way, Below> first{rest.first};
};
template <class Way>
struct dyn_chain<Way, 0> {
  StaticCounter first;
};

/// A link of coroutines behind virtual functions.
template <template <class> class Task, class... Where>
class VirtualLink final : public VirtualStep<Task, Where...> {
 public:
  explicit VirtualLink(VirtualStep<Task, Where...>& next) : next_(next) {}
  void rewind() override { next_.rewind(); }
  Task<item> ready(Where... where) override { co_return *co_await next_.ready(where...) + 1; }
  Task<item> suspending(Where... where) override {
    co_return *co_await next_.suspending(where...) + 1;
  }

 private:
  VirtualStep<Task, Where...>& next_;
};

/// A link that is called directly, its frame where its parameter says.
template <std::size_t Below>
class StackLink {
 public:
  explicit StackLink(auto& next) : next_(next) {}
  void rewind() { next_.rewind(); }
  dynify::task<item> ready(dynify::frame_stack_ref s) { co_return *co_await next_.ready(s) + 1; }
  dynify::task<item> suspending(dynify::frame_stack_ref s) {
    co_return *co_await next_.suspending(s) + 1;
  }

 private:
  std::conditional_t<Below == 1, StackCounter, StackLink<Below - 1>>& next_;
};

template <std::size_t Below = links - 1>
struct stack_chain {
  stack_chain<Below - 1> rest;
  StackLink<Below> first{rest.first};
};
template <>
struct stack_chain<0> {
  StackCounter first;
};

/// A link that is no coroutine.
class PlainLink final : public PlainStep {
 public:
  explicit PlainLink(PlainStep& next) : next_(next) {}
  void rewind() override { next_.rewind(); }
  item ready() override { return *next_.ready() + 1; }

 private:
  PlainStep& next_;
};

/// Links of one type behind an interface, and the last.
template <class Interface, class Link, class Last, std::size_t Below = links - 1>
struct chain_of {
  chain_of<Interface, Link, Last, Below - 1> rest;
  Link first{static_cast<Interface&>(rest.first)};  // not a copy of a link
};
template <class Interface, class Link, class Last>
struct chain_of<Interface, Link, Last, 0> {
  Last first;
};

}  // namespace bench
