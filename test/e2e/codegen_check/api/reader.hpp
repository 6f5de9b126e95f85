#pragma once

class [[dynify::trait]] Reader {
 public:
  int read();
};
