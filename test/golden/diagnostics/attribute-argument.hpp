#pragma once

class [[dynify::trait(3)]] Number {
 public:
  void run();
};
class [[dynify::trait("two words")]] Words {
 public:
  [[dynify::skip(1)]] void run();
};
class [[dynify::trait("A", "B")]] Two {
 public:
  void run();
};
class [[dynify::trait("class")]] Keyword {
 public:
  void run();
};
