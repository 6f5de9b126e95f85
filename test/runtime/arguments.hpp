#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "support/operation_log.hpp"

/// Every kind of argument.
class [[dynify::trait]] Arguments {
 public:
  dynify::task<int> none();
  dynify::task<int> twenty(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j,
                           int k, int l, int m, int n, int o, int p, int q, int r, int s, int t);
  dynify::task<std::string> by_value(std::string text);
  dynify::task<int> move_only(std::unique_ptr<int> number);
  dynify::task<std::string> values(std::string first, std::unique_ptr<int> second,
                                   std::string third);
  dynify::task<const int*> by_const_reference(const int& number);
  dynify::task<void> by_reference(std::string& text);
  dynify::task<std::string> by_rvalue_reference(std::string&& text);
  dynify::task<int> by_pointer(const int* number);
  dynify::task<int> array(const int (&numbers)[3]);
  dynify::task<int> function(int (*f)(int), int argument);
  dynify::task<int> span(std::span<const int> numbers);
  dynify::task<std::size_t> view(std::string_view text);
  dynify::task<int> with_default(int a, int b = 7);
  dynify::task<int> unnamed(int, std::string);
  dynify::task<std::string> tracked_value(test::tracked value);
  /// Where the frame is: the address of the copy in it.
  dynify::task<const void*> place(int copy);
};
