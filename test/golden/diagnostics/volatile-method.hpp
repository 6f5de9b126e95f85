#pragma once

class [[dynify::trait]] Register {
 public:
  int read() volatile;
};
