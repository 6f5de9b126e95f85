// Static methods: the implementor's, through the table.
#pragma once
#include <dynify/task.hpp>
#include <string>

namespace media {

class [[dynify::trait]] Codec {
 public:
  /// The version of the implementor.
  static int version() noexcept;
  /// Reads what every file of it begins with.
  static dynify::task<int> probe(std::string header, int limit = 0);
};

}  // namespace media
