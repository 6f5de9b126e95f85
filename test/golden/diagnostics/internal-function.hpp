#pragma once

#include <dynify/task.hpp>

[[dynify::trait]] static dynify::task<int> fetch(int id);
