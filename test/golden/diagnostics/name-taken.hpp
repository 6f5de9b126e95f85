#pragma once

class DynFine;
class [[dynify::trait]] Fine {
 public:
  void run();
};
class DynStream {};
class [[dynify::trait]] Stream {
 public:
  void run();
};
