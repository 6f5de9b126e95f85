#pragma once

class Outer {
  class [[dynify::trait]] Inner {
   public:
    void run();
  };
};
