#pragma once

enum class [[dynify::trait]] Color { red };
int counter [[dynify::trait]];
class [[dynify::trait]] Fine {
 public:
  [[dynify::trait]] void run();
};
class Forgotten {
 public:
  [[dynify::trait]] void run();
};
