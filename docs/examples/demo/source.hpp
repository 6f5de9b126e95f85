// The trait. dynify-gen reads this header and writes source.dyn.hpp, with DynSource.
#pragma once

#include <cstddef>
#include <dynify/task.hpp>
#include <span>
#include <string_view>

namespace demo {

/// Bytes from somewhere, in order.
class [[dynify::trait]] Source {
 public:
  /// Reads the next bytes, as many as there are but no more than `into` holds, and returns how
  /// many: 0 at the end.
  dynify::task<std::size_t> read(std::span<std::byte> into);

  /// Where the bytes come from, in a word.
  std::string_view name() const noexcept;

  /// How many reads have been suspended until there was something to read.
  std::size_t waits() const noexcept;
};

}  // namespace demo
