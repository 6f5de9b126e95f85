// Functions and their parameters by hostile names.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace app {
namespace std {}
namespace dynify {}

inline int object_ = 0;
struct sent {};

[[dynify::trait]] ::dynify::task<int> fetch(int arguments, int arguments_1, int std, int dynify);
[[dynify::trait]] ::dynify::task<int> move(int& app, int&& fetch, int start_of);
[[dynify::trait]] ::dynify::task<int> start_of(int no_object = object_);
[[dynify::trait("no_object")]] ::dynify::task<int> companion(struct sent detail, int object_);
[[dynify::trait("task")]] ::dynify::task<int> constructor(::std::string constructor);
template <class T, class Implementor, int object>
[[dynify::trait]] ::dynify::task<T> arguments(T init, Implementor in);

}  // namespace app
