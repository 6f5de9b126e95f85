// Kinds of parameters: values, references, what can only be moved, default arguments.
#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#define SINK_LIMIT 64

namespace io {

class [[dynify::trait]] Sink {
 public:
  static constexpr int limit = SINK_LIMIT;

  dynify::task<int> references(const int& in, int& out, std::string&& taken);
  dynify::task<int> views(std::span<const int> numbers, const std::string_view text = "a, b");
  dynify::task<int> move_only(std::unique_ptr<int> owned, int more = limit + SINK_LIMIT / 2);
};

}  // namespace io
