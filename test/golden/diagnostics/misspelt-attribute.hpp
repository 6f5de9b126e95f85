#pragma once

class [[dynify::trate]] Stream {
 public:
  void run();
};
