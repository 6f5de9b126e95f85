// Nothing here can be edited.
#pragma once
#include <dynify/task.hpp>
#include <string>

namespace vendor {

dynify::task<int> parse(std::string text, int base = 10);
dynify::task<int> parse(const char* text);
int parse(int);

dynify::task<int> send(std::string text, int times = 2);

}  // namespace vendor
