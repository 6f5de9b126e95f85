#pragma once

struct Later;
class [[dynify::trait]] Early {
 public:
  void take(Later value);
  Later give();
  void fine(Later& value);
};
