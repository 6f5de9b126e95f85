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

class [[dynify::trait]] Own {
 public:
  int DynOwn() const;
};
template <class ConstDynParameter>
class [[dynify::trait]] Parameter {
 public:
  void run() const;
};
#define DynMacro 3
class [[dynify::trait]] Macro {
 public:
  void run();
};
