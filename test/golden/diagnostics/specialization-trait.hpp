#pragma once

template <class T>
class Codec;
template <>
class [[dynify::trait]] Codec<int> {
 public:
  void run();
};
