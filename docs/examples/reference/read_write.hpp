#pragma once

#include <dynify/task.hpp>
#include <string>

/// What can be read.
class [[dynify::trait]] Read {
 public:
  dynify::task<char> read();
};

/// What can be written.
class [[dynify::trait]] Write {
 public:
  dynify::task<void> write(std::string text);
};

/// Both.
class [[dynify::trait]] ReadWrite : public Read, public Write {
 public:
  std::size_t size() const;
};
