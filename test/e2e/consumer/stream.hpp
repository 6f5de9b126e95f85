#pragma once

#include <dynify/task.hpp>
#include <optional>

#include "features.hpp"

/// Characters, one at a time.
class [[dynify::trait]] Stream {
 public:
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
#if STREAM_CAN_REWIND
  /// Back to the first.
  void rewind();
#endif
};
