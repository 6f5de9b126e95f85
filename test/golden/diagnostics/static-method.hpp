#pragma once

class [[dynify::trait]] Registry {
 public:
  static int count();
  static int weight(const Registry& other) { return other.weight(); }
  int weight() const;
};
