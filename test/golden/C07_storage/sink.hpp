// Frames in the awaiter: of a method, of all methods of a trait, with the heap as a fallback.
#pragma once

#include <cstddef>
#include <dynify/heap.hpp>
#include <dynify/task.hpp>
#include <string>

namespace text {

class [[dynify::trait, dynify::storage(sizeof(void*) * 32)]] Sink {
 public:
  static constexpr std::size_t small = 96;

  dynify::task<void> put(char c);
  [[dynify::storage(16)]] dynify::task<int> flush();
  /// Where the frame is larger, it is on the heap.
  [[dynify::storage(small / 2, dynify::heap)]] dynify::task<std::string> line(std::string prefix);
};

}  // namespace text
