// Traits that are derived from traits: a diamond, another namespace, a plain base, hidden names.
#pragma once

#include <cstddef>
#include <dynify/task.hpp>
#include <span>
#include <string>

namespace io {

struct Block {
  int number = 0;
};

/// What can be closed.
class [[dynify::trait]] Resource {
 public:
  /// Whether `close` was called.
  [[nodiscard]] bool closed() const;
  dynify::task<void> close();
};

/// What can be read.
class [[dynify::trait]] Read : public virtual Resource {
 public:
  using unit = Block;
  static constexpr std::size_t largest = 64;
  /// Reads into `to`.
  dynify::task<std::size_t> read(std::span<char> to, unit from = unit{});
  unit position() const;
  void seek(unit to = {}) &;
};

class [[dynify::trait]] Write : public virtual Resource {
 public:
  dynify::task<std::size_t> write(std::string text);
  unsigned written() const;
};

/// A class that is no trait: its methods are those of the traits that are derived from it.
class Named {
 public:
  std::string name() const;
};

template <class Item>
class [[dynify::trait]] Source {
 public:
  dynify::task<Item> pull(Item otherwise = Item());
  Item* peek();
};

}  // namespace io

namespace app {

class [[dynify::trait]] ReadWrite : public io::Read, public io::Write {};

/// Its own `close` hides that of `io::Resource`; `closed` comes with it.
class [[dynify::trait]] File : public ReadWrite, public io::Named {
 public:
  dynify::task<int> close(bool flush);
};

template <class T>
class [[dynify::trait]] Channel : public io::Source<T>, public io::Source<T*> {
 public:
  using io::Source<T>::peek;
  dynify::task<void> push(T item);
};

class [[dynify::trait]] Numbers : public io::Source<int> {
 public:
  bool odd() const;
};

}  // namespace app
