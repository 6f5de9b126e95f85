// options: --trait vendor::Clint --trait nowhere::Client --trait vendor::parse
#pragma once

namespace vendor {
class Client {
 public:
  int get();
};
int parse(const char* text);
}  // namespace vendor
