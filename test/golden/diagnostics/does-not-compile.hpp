#pragma once

class [[dynify::trait]] Broken {
 public:
  void run(Missing m);
};
