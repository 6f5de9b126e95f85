// Ordinary methods of objects that are given away, alone and beside overloads.
#pragma once

#include <dynify/task.hpp>

/// No coroutine: what is called through its owners is called straight through.
class [[dynify::trait]] Plain {
 public:
  int look() const;
};

class [[dynify::trait]] Job {
 public:
  int finish() &&;
  int name(int first) &&;
  int name() const;
  int value() &;
  int value() &&;
};
