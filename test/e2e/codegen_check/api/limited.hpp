#pragma once

class [[dynify::trait]] Limited {
 public:
#ifdef LIMITED
  int limit() const;
#endif
  void use();
};
