// Functions that run with little stack.
#pragma once

#include <gtest/gtest.h>
#include <pthread.h>

#include <cstddef>

#include "sanitizers.hpp"

namespace test {

// Sanitizers take more stack a level.
inline constexpr std::size_t small_stack = sanitized ? 1024 * 1024 : 256 * 1024;

/// Runs `f` on a thread with that little stack.
template <class F>
void with_small_stack(F f) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, small_stack), 0);
  pthread_t thread;
  const auto run = [](void* p) -> void* {
    (*static_cast<F*>(p))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, run, &f), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

}  // namespace test
