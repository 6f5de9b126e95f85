#pragma once

template <class Base>
class [[dynify::trait]] Counted : public Base {
 public:
  int count() const;
};
