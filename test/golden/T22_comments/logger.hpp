// Documentation and attributes are carried over.
#pragma once

#include <dynify/task.hpp>
#include <string>

/** Writes lines.
 *
 * One at a time.
 */
class [[dynify::trait]] Logger {
 public:
  /// Writes `line`; costs $5.
  ///
  /// \param line without its end
  dynify::task<void> write(std::string line);

  //! How many there were.
  [[nodiscard("count them")]] int lines();

  int level();  ///< The level at hand.

  /// Old; has a semicolon.
  [[deprecated("use \"write\"; it is better")]] void put(std::string line);
};
