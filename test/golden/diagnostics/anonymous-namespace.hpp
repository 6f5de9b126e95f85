#pragma once

namespace {
class [[dynify::trait]] Hidden {
 public:
  void run();
};
}  // namespace
