#pragma once

class [[dynify::trait]] Printer {
 public:
  void print(const char* format, ...);
};
