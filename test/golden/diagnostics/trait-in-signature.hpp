#pragma once

class [[dynify::trait]] Logger {
 public:
  void log();
};
class [[dynify::trait]] Worker {
 public:
  void run(Logger& logger);
  Logger make();
};
