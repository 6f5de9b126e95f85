#pragma once

namespace vendor {
template <class T>
class Client {
 public:
  T get();
};
}  // namespace vendor

template <class T>
using AnyClient [[dynify::trait]] = vendor::Client<T>;

struct Outer {
  using Client [[dynify::trait]] = vendor::Client<int>;
};
