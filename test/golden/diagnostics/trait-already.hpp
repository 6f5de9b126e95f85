#pragma once

namespace vendor {
class Client {
 public:
  int get();
};
}  // namespace vendor
using Client [[dynify::trait]] = vendor::Client;
using Again [[dynify::trait]] = vendor::Client;

class [[dynify::trait]] Stream {
 public:
  int next();
};
using Alias [[dynify::trait]] = Stream;
