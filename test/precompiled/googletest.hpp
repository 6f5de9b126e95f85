// The headers of a test that uses GoogleTest. cmake/dynifyPrecompiled.cmake has each configuration of
// clang read them once.
#include <gtest/gtest.h>

#include "standard.hpp"
