// flags: -std=c++23
#pragma once

class [[dynify::trait]] Stream {
 public:
  int next(this Stream& self);
};
