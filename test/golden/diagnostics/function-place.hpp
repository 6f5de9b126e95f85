#pragma once

#include <dynify/task.hpp>

template <class T>
dynify::task<T> load(T value);
template <>
[[dynify::trait]] dynify::task<int> load(int value);
