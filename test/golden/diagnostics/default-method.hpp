#pragma once

class [[dynify::trait]] Stream {
 public:
  bool exhausted() const { return false; }
};
