#pragma once

class [[dynify::trait]] Registry {
 public:
  static int count();
};
