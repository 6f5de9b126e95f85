// A trait that is deprecated as a whole, and one of its methods.
#pragma once

/// Deprecated as a whole.
class [[dynify::trait, deprecated]] OldLogger {
 public:
  void put(int character);
  int lines() const;
  /// Old; has a semicolon.
  [[deprecated("use \"put\"; it is better")]] void write(int character);
};
