#include <algorithm>
#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "stream.dyn.hpp"

namespace {

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
  bool exhausted() noexcept { return at_ == text_.size(); }
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

dynify::task<void> run() {
  FromString concrete("abcdef");
  assert(co_await collect(concrete) == "ace");
  FromString erased("abcdef");
  text::DynStream dyn = erased;
  dynify::buffer<512> frame;
  auto bound = dynify::bind(dyn, frame);
  static_assert(std::is_same_v<decltype(bound), dynify::bound<text::Stream, dynify::buffer<512>&>>);
  static_assert(std::is_same_v<decltype(bound.next()), dynify::task<std::optional<char>>>);
  assert(co_await collect(bound) == "ace");
  assert(bound.exhausted() && bound.limit == 99);
  assert(co_await std::move(bound).consume() == "abcdef");
}

}  // namespace

int main() { dynify::sync_wait(run()); }
