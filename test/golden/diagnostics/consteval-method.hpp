#pragma once

class [[dynify::trait]] Early {
 public:
  consteval int now();
};
