#pragma once

class [[dynify::trait]] Counter {
 public:
  int next();
  int count;
  static int total;
};
