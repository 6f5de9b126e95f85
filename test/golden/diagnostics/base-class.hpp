#pragma once

class Base {};
class [[dynify::trait]] Derived : public Base {
 public:
  void run();
};
