#pragma once

class [[dinify::trait]] Stream {
 public:
  void run();
};

class [[trait]] Sink {
 public:
  void run();
};
