#pragma once

#include <algorithm>
#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "T20_bridge.dyn.hpp"

namespace T20_bridge {

class FromString {
 public:
  using item = char;
  explicit FromString(std::string text) : text_(std::move(text)) {}
  dynify::task<std::optional<char>> next() {
    if (exhausted()) co_return std::nullopt;
    co_return text_[at_++];
  }
  dynify::task<std::size_t> skip(std::size_t count = 1) {
    at_ = std::min(at_ + count, text_.size());
    co_return at_;
  }
  dynify::task<std::string> rest() const { co_return text_.substr(at_); }
  bool exhausted() const noexcept { return at_ == text_.size(); }
  dynify::task<std::string> consume() && { co_return std::move(text_); }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

// Knows nothing of dyns.
template <dynify::implements<text::Stream> S>
dynify::task<std::string> collect(S& stream) {
  std::string all;
  while (std::optional<typename S::item> next = co_await stream.next()) {
    all += *next;
    co_await stream.skip();
  }
  co_return all;
}

template <dynify::implements<text::Stream> S>
dynify::task<std::string> finish(const S& constant, S stream) {
  co_return co_await constant.rest() + co_await std::move(stream).consume();
}

dynify::task<void> run() {
  FromString concrete("abcdef");
  assert(co_await collect(concrete) == "ace");
  FromString erased("abcdef");
  text::DynStream dyn = erased;
  dynify::buffer<512> frame;
  auto bound = dynify::bind(dyn, frame);
  static_assert(dynify::implements<decltype(bound), text::Stream>);
  static_assert(std::is_same_v<decltype(bound), dynify::bound<text::Stream, dynify::buffer<512>&>>);
  static_assert(std::is_same_v<decltype(bound.next()), dynify::task<std::optional<char>>>);
  assert(co_await collect(bound) == "ace");
  assert(bound.exhausted() && bound.limit == 99);
  FromString whole("whole");
  auto last = dynify::bind(text::DynStream(whole), frame);
  assert(co_await finish(last, last) == "wholewhole");

  FromString again("xyz");
  text::ConstDynStream constant = again;
  auto reader = dynify::bind(constant, frame, dynify::heap);
  assert(co_await reader.rest() == "xyz");

  // A dyn in a dyn of the same trait is a copy, also from an lvalue that is not const; what is
  // bound is an implementor of its own.
  text::DynStream copy = dyn;
  text::DynStream direct(copy);
  const text::DynStream fixed = direct;
  text::DynStream from_const(fixed);
  assert(from_const.exhausted());
  static_assert(!std::is_constructible_v<text::DynStream, text::ConstDynStream&>);
  text::DynStream rebound = bound;
  dynify::buffer<512> outer;
  assert(!co_await rebound.next().in(outer));
}

inline int runs() {
  dynify::sync_wait(run());
  return 0;
}

}  // namespace T20_bridge
