// Every kind of parameter.
#pragma once

#include <cstddef>
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

  dynify::task<std::size_t> by_value(std::string text, const std::string fixed);
  dynify::task<int> references(const int& in, int& out, std::string&& taken);
  dynify::task<int> pointers(const int* first, int values[2], int (&whole)[2]);
  dynify::task<int> functions(int (*twice)(int), int (&again)(int), int more);
  dynify::task<int> views(std::span<const int> numbers, std::string_view text = "a, b");
  dynify::task<int> move_only(std::unique_ptr<int> owned, int more = limit + SINK_LIMIT / 2);
  dynify::task<int> unnamed(int, char = ',');
  dynify::task<int> twenty(int, int, int, int, int, int, int, int, int, int, int, int, int, int,
                           int, int, int, int, int, int last);
  std::size_t ordinary(std::string text, std::unique_ptr<int> owned, std::string&& taken,
                       int (&f)(int), int = 3);
  int (*pick(bool first))(int);
  int (&storage())[2];
};

}  // namespace io
