// A trait whose supertrait has const methods that are called on it: as const, and no deeper than
// once.
#pragma once

#include <dynify/task.hpp>

/// Every method is const and ordinary, so that the const dyn of a derived trait has all of them.
class [[dynify::trait]] Tagged {
 public:
  int tag() const;
};

class [[dynify::trait]] Counted {
 public:
  dynify::task<int> count();
  int count() const;
};

class [[dynify::trait]] Both : public Tagged, public Counted {};
