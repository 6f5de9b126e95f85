#pragma once

namespace vendor {
class Client {
  static constexpr int usual = 3;

 public:
  int get(int times = usual);
  int put(int times = [] { return 3; }());
  int size(long limit = sizeof(int));
};
}  // namespace vendor
using Client [[dynify::trait]] = vendor::Client;

class [[dynify::trait]] Cache {
  static constexpr int hidden = 3;

 public:
  int size(int times = hidden);
};
