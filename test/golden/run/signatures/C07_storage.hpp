// Frames in the awaiter: of a method, of all methods of a trait, with the heap as a fallback.
#pragma once

#include <cstddef>
#include <dynify/heap.hpp>
#include <dynify/task.hpp>
#include <string>

namespace text {

constexpr std::size_t largest_frame = 256;

class [[dynify::trait]] Stream {
 public:
  static constexpr std::size_t small = 96;

  /// The next character.
  [[dynify::storage(largest_frame)]] dynify::task<char> next();
  [[dynify::storage(small / 2 - (2 < 1), dynify::heap)]] dynify::task<std::string> line(
      std::string prefix);
  dynify::task<int> plain();
  bool done() const;
};

class [[dynify::trait, dynify::storage(sizeof(void*) * 32)]] Sink {
 public:
  dynify::task<void> put(char c);
  [[dynify::storage(16)]] dynify::task<int> flush();
  int count() const;
};

class [[dynify::trait]] Both : public Stream, public Sink {};

}  // namespace text
