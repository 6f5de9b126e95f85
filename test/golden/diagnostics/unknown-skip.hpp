// options: --trait vendor::Queue --skip vendor::Queue::pushh --skip vendor::Stack::push
#pragma once

namespace vendor {
class Client {
 public:
  int get();

 private:
  void close();
};
class Queue {
 public:
  void push(int value);
};
}  // namespace vendor
using Client [[dynify::trait, dynify::skip("close")]] = vendor::Client;
