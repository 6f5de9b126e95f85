// An implementor of the trait Arguments.
#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "operation_log.hpp"

namespace test {

struct implements_arguments {
  int calls = 0;

  dynify::task<int> none() {
    ++calls;
    co_return 0;
  }
  dynify::task<int> twenty(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j,
                           int k, int l, int m, int n, int o, int p, int q, int r, int s, int t) {
    ++calls;
    co_return a + 2 * (b + c + d + e + f + g + h + i + j) - k - l - m - n - o - p - q - r - s +
        1000 * t;
  }
  dynify::task<std::string> by_value(std::string text) {
    ++calls;
    co_return text;
  }
  dynify::task<int> move_only(std::unique_ptr<int> number) {
    ++calls;
    co_return *number;
  }
  dynify::task<std::string> values(std::string first, std::unique_ptr<int> second,
                                   std::string third) {
    ++calls;
    co_return first + std::to_string(*second) + third;
  }
  dynify::task<const int*> by_const_reference(const int& number) {
    ++calls;
    co_return &number;
  }
  dynify::task<void> by_reference(std::string& text) {
    ++calls;
    text += "!";
    co_return;
  }
  dynify::task<std::string> by_rvalue_reference(std::string&& text) {
    ++calls;
    co_return std::move(text);
  }
  dynify::task<int> by_pointer(const int* number) {
    ++calls;
    co_return *number;
  }
  dynify::task<int> array(const int (&numbers)[3]) {
    ++calls;
    co_return numbers[0] + numbers[1] + numbers[2];
  }
  dynify::task<int> function(int (*f)(int), int argument) {
    ++calls;
    co_return f(argument);
  }
  dynify::task<int> span(std::span<const int> numbers) {
    ++calls;
    int sum = 0;
    for (const int n : numbers) sum += n;
    co_return sum;
  }
  dynify::task<std::size_t> view(std::string_view text) {
    ++calls;
    co_return text.size();
  }
  dynify::task<int> with_default(int a, int b) {
    ++calls;
    co_return 10 * a + b;
  }
  dynify::task<int> unnamed(int n, std::string text) {
    ++calls;
    co_return n + static_cast<int>(text.size());
  }
  dynify::task<std::string> tracked_value(tracked value) {
    ++calls;
    co_return value.name();
  }
  dynify::task<const void*> place(int copy) {
    ++calls;
    co_return &copy;
  }
};

}  // namespace test
