// A trait that declares a method of its plain base again.
#pragma once

/// A plain base whose method the trait has, too.
class Named {
 public:
  virtual ~Named() = default;
  virtual int size() const { return 1; }
};

class [[dynify::trait]] File : public Named {
 public:
  int size() const override = 0;
};
