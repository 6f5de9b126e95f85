// Ordinary methods of objects that are given away, alone and beside overloads.
#pragma once

class [[dynify::trait]] Job {
 public:
  int finish() &&;
  int name(int first) &&;
  int name() const;
  int value() &;
  int value() &&;
};
