// What ends the program, with its message.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <dynify/error.hpp>

namespace test {

[[noreturn]] inline void print_and_exit(const char* message) {
  std::fprintf(stderr, "%s\n", message);
  std::_Exit(3);
}

}  // namespace test

/// `statement` calls the failure hook with a message that matches.
#define EXPECT_FAILURE(statement, message)              \
  EXPECT_EXIT(                                          \
      {                                                 \
        ::dynify::on_failure = &::test::print_and_exit; \
        statement;                                      \
      },                                                \
      ::testing::ExitedWithCode(3), message)
