#pragma once

class [[dynify::trait]] Read {
 public:
  int read();
};
class [[dynify::trait]] Journal : Read {
 public:
  void append(int entry);
};
