// A trait whose calls can fail at every point.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>
#include <memory>

#include "support/fragile.hpp"

class [[dynify::trait]] Breakable {
 public:
  /// Suspends twice.
  dynify::task<test::fragile> run(test::fragile_pair pair, std::unique_ptr<int> number);
  [[dynify::storage(768)]] dynify::task<test::fragile> run_stored(test::fragile_pair pair,
                                                                  std::unique_ptr<int> number);
  /// The same, where the awaiter has too little room.
  [[dynify::storage(8)]] dynify::task<test::fragile> run_cramped(test::fragile_pair pair,
                                                                 std::unique_ptr<int> number);
  /// The same, where the caller says.
  dynify::task<test::fragile> run_placed(dynify::frame_stack_ref s, test::fragile_pair pair,
                                         std::unique_ptr<int> number);
};
