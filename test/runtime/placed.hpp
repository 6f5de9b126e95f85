#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>
#include <memory>
#include <string_view>

/// Its methods say by their parameters where their frames go.
class [[dynify::trait]] Placed {
 public:
  dynify::task<int> count(dynify::frame_stack_ref s, std::string_view text);
  dynify::task<int> take(std::unique_ptr<int> value, dynify::frame_stack<>& s);
  /// A default: two calls of another.
  dynify::task<int> twice(dynify::frame_stack_ref s, std::string_view text) {
    const int first = co_await this->count(s, text);
    co_return first + co_await this->count(s, text);
  }
};

[[dynify::trait]] dynify::task<int> count_free(dynify::frame_stack_ref s, int n);
