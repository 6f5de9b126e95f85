#pragma once

class [[dynify::trait]] Store {
  using key = int;

 public:
  void get(key k);
};
