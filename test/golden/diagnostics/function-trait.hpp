#pragma once

#include <dynify/task.hpp>

[[dynify::trait]] dynify::task<int> fetch(int id);
[[dynify::trait]] int count(int id);
