#pragma once

class [[dynify::trait]] Answer {
 public:
  int answer() const;
};
