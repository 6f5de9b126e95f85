// Beside a source, and nobody lists it.
#pragma once
#include <dynify/task.hpp>

struct [[using dynify: trait]] Socket {
  dynify::task<int> read();
};
