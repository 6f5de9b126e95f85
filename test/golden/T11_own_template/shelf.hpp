// A class template's own names, written with the trait in front.
#pragma once

#include <dynify/task.hpp>

template <class T>
class [[dynify::trait]] Shelf {
 public:
  using reply = dynify::task<T>;
  typename Shelf::reply first();
  typename Shelf<T>::reply last();
};
