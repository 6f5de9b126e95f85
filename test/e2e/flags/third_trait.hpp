#pragma once

class [[dynify::trait]] Third {
 public:
  int third() const;
};
