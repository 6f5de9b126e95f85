#pragma once

class [[dynify::trait]] Call {
 public:
  int operator()(int n);
};
