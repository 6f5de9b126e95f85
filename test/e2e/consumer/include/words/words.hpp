#pragma once

namespace words {

/// A word at a time.
class [[dynify::trait]] Words {
 public:
  const char* next();
};

}  // namespace words
