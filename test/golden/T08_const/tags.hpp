// A trait whose supertrait has a const method that is called on it: as const, no deeper than once.
#pragma once

class [[dynify::trait]] Tagged {
 public:
  int tag() const;
};

class [[dynify::trait]] Both : public Tagged {};
