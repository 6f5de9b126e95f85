// Functions, static methods, operators and conversions, and their parameters, by hostile names.
#pragma once

#include <dynify/task.hpp>
#include <string>

#define value other_value

namespace tools {
namespace std {}
namespace dynify {}
namespace detail {}

inline int object_ = 0;
struct sent {};

[[dynify::trait]] ::dynify::task<int> fetch(int arguments, int arguments_1, int std, int dynify);
[[dynify::trait]] ::dynify::task<int> move(int& tools, int&& fetch, int start_of);
[[dynify::trait]] ::dynify::task<int> start_of(int no_object = object_);
[[dynify::trait("no_object")]] ::dynify::task<int> companion(struct sent detail, int object_);
[[dynify::trait("task")]] ::dynify::task<int> constructor(::std::string constructor);
[[dynify::trait("dyn_")]] ::dynify::task<int> _(int _, int task);
template <class T, class Implementor, int object>
[[dynify::trait]] ::dynify::task<T> arguments(T init, Implementor in);

/// A static method and a type of one name, and entries that operators would like to have.
class [[dynify::trait]] Static {
 public:
  struct kind {};
  enum class operators { plus };

  static int type(int implementor);
  static int type_of(struct kind record_of);
  static ::dynify::task<int> start_of(int request, int arguments);
  static int no_object(int detail, int methods_) { return detail + methods_; }
  static int limit(int limit_, int other_value_ = 1) { return limit_ + other_value_; }
  static ::dynify::task<int> arguments(int arguments, int arguments_1) {
    co_return arguments + arguments_1;
  }
  static int kind();
  int operator_plus(int operator_minus);
  int operator_plus_2();
  int operator_call();
  int operator_conversion();
  int dynify_dyn_behind();
  int operator+(int implementor);
  int operator+(long methods_);
  int operator()(int object_, int via) const;
  ::dynify::task<int> operator[](int self);
  operator struct kind() const;
  explicit operator operators() const;
};

namespace std {
class [[dynify::trait]] string {
 public:
  static int string_(int std);
  operator ::std::string() const;
  bool operator==(const ::std::string& string) const;
};
}  // namespace std

}  // namespace tools

#undef value
