#pragma once

class [[dynify::trait]] Writer {
 public:
  void write(int value);
};
