#pragma once

class [[dynify::trait]] Stream {
 public:
  void run() = delete;
};
