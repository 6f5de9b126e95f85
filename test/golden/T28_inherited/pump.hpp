// Static defaults of a base that is no trait, and what calls them.
#pragma once

namespace plant {

class Plain {
 public:
  static constexpr int depth() { return 3; }
};

class [[dynify::trait]] Pump : public Plain {
 public:
  int twice() { return 2 * depth(); }
};

}  // namespace plant
