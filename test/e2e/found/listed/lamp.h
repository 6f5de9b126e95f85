#pragma once

class [[dynify::trait]] ListedLamp {
 public:
  bool lit() const;
};
