#pragma once

#include <dynify/task.hpp>

[[dynify::trait]] dynify::task<int> fetch(auto id);
