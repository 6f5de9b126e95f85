// Static methods with a body: an implementor's own goes before it, `Filter::f` stays what it is.
#pragma once

namespace media {

class [[dynify::trait]] Filter {
 public:
  /// The most that it takes at once.
  static constexpr int limit() { return 64; }
  static int most(int value = limit()) noexcept { return value + limit(); }
};

}  // namespace media
