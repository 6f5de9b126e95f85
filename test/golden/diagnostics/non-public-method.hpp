#pragma once

class [[dynify::trait]] Safe {
 public:
  void open();

 protected:
  void turn();

 private:
  void lock();
};
