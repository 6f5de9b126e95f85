#pragma once

class [[dynify::trait]] Guess {
 public:
  auto one();
  decltype(auto) two() const;
};
