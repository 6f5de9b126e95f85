// Bodies are defaults: coroutines and ordinary methods, every receiver, overloads, another trait's.
#pragma once

#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/task.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace text {

class [[dynify::trait]] Stream {
 public:
  static constexpr int most = 3;
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
  std::size_t size() const;
  bool exhausted() const { return size() == 0; }
  /// Skips `n` characters, and returns how many there were.
  dynify::task<int> skip(int n = most) {
    int skipped = 0;  // so far
    while (skipped < n && co_await this->next()) ++skipped;
    co_return skipped;
  }
  /// What `skip` returns, with its frame in this one.
  dynify::task<int> skip(std::unique_ptr<int> n, bool twice) {
    dynify::buffer<256> frame;
    const auto once = [&] { return skip(*n); };
    int skipped = co_await dynify::defer(once).in(frame);
    if (twice) skipped += co_await dynify::defer([this] { return skip(); }).in(frame);
    co_return skipped;
  }
  dynify::task<std::string> rest(std::string before) const&;
  std::string take() && { return std::to_string(std::move(*this).size()) + " left"; }
  void close() noexcept {}
};

inline dynify::task<std::string> Stream::rest(std::string text) const& {
  if (exhausted()) co_return text;
  co_return text + ", " + std::to_string((*this).size());
}

/// Its own `exhausted` hides that of `Stream`, which it can call all the same.
template <class Key>
class [[dynify::trait]] Keyed : public Stream {
 public:
  Key key() const;
  bool exhausted() const { return key() == Key{} || Stream::exhausted(); }
  dynify::task<Key> find(Key wanted) {
    while (!exhausted())
      if (key() == wanted || co_await skip() == 0) co_return key();
    co_return Key{};
  }
};

}  // namespace text
