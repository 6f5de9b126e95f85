#pragma once

#include <string>

#include "support/foreign.hpp"

/// A trait whose methods return coroutine types of somebody else's.
class [[dynify::trait]] Foreign {
 public:
  test::lazy length(std::string text);
  test::strict strict_length(std::string text);
  test::self_allocating allocated(int n);
  test::seeing seen(int n);
  test::transforming asked(int n);
};
