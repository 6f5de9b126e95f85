// A trait whose calls need no place.
#pragma once

#include <dynify/task.hpp>
#include <string>

class [[dynify::trait, dynify::storage(384)]] Paced {
 public:
  dynify::task<std::string> step(std::string text);
  dynify::task<int> depth(int levels);
};
