// What a test of GoogleTest includes, read once for each configuration:
// cmake/dynifyPrecompiled.cmake.
#include <gtest/gtest.h>

#include "standard.hpp"
