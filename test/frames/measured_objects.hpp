// Functions of many shapes, for measured_use.cpp.
#pragma once
#include <array>
#include <cstddef>
#include <dynify/task.hpp>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deep {
inline namespace v3 {
template <class A, class B = int>
struct pair {};
enum class color { red };
struct plain {};
template <int N>
struct number {};
}  // namespace v3
}  // namespace deep

namespace my {

using task = dynify::task<std::size_t>;

struct reader {
  task read(std::string, int);
  task read(int) const;
  task read(unsigned long, const char*) noexcept;
  task read(std::vector<std::string>&, const std::map<int, std::string>&);
  task read(char);
  virtual task of_virtual();
  static task of_static(int);
  task operator()(int);
  struct nested {
    task of_nested();
  };
  task with_array(std::array<int, 4>);
  task with_names(deep::pair<char>, deep::color, const deep::plain*);
  task with_views(std::span<std::byte>, std::string_view);
  task with_functions(std::function<void(int)>, void (*)(int));
  task lvalue() &;
  task const_lvalue() const&;
  task rvalue() &&;
  task const_rvalue() const&&;
  task with_constant(deep::number<3>);
  task with_numbers(signed char, unsigned char, long long, unsigned short, bool, double, char8_t,
                    std::size_t);
  task not_a_coroutine();
};

template <class T>
struct holder {
  task of_template(T);
};

task helper(int);
task helper(char);
template <class T>
task function_template(T);

}  // namespace my
