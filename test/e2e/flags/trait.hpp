#pragma once

#include <cstdlib>
#include <string_view>

#include "spaced.hpp"

#if !defined(OF_DIRECTORY) || !defined(OF_LIBRARY) || !defined(OF_TARGET) || !defined(FORCED) || \
    !defined(SPACED)
#error "definitions of the target are missing"
#endif
#if __cplusplus <= 202002L
#error "the standard is not the target's"
#endif
#ifdef __cpp_exceptions
#error "exceptions are enabled"
#endif
static_assert(std::string_view(OF_LIBRARY) == "a library");

class [[dynify::trait]] Flagged {
 public:
  int value() const;
#ifdef OF_GENERATOR
  int generator_only() const;
#endif
};
