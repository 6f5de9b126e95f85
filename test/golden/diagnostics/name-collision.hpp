#pragma once

namespace n {
class [[dynify::trait("AnyStream")]] Reader {
 public:
  void read();
};
class [[dynify::trait("AnyStream")]] Writer {
 public:
  void write();
};
}  // namespace n
