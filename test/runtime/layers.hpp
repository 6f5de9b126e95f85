// Traits above one another, for asking what is behind them.
#pragma once

#include <dynify/associated.hpp>
#include <dynify/task.hpp>

namespace layers {

class [[dynify::trait]] Readable {
 public:
  dynify::task<int> read();
  int size() const;
};

class [[dynify::trait]] Closable {
 public:
  void close();
};

class [[dynify::trait]] File : public Readable, public Closable {
 public:
  dynify::task<int> write(int value);
};

/// All of it can be called on a const object.
class [[dynify::trait]] Fixed {
 public:
  int size() const;
};

template <class T>
class [[dynify::trait]] Slot {
 public:
  using item = dynify::associated;
  dynify::task<T> take(item what);
};

}  // namespace layers
