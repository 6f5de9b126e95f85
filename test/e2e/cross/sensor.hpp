// What is in here depends on the machine that it is for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/task.hpp>

enum unit { metre, second };

class [[dynify::trait]] Sensor {
 public:
#if __SIZEOF_POINTER__ == 4
  dynify::task<int> read_word(std::uint32_t address);
#else
  dynify::task<int> read_long(std::uint64_t address);
#endif
#ifdef __ARM_ARCH_7EM__
  int multiply(int by = sizeof(void*) == 4 ? 4 : 8);
#endif
  int take(std::array<char, sizeof(std::size_t)> bytes);
};

// Without the flags of the machine, the tool would not come this far.
static_assert(sizeof(void*) == 4 && sizeof(long double) == 8 && sizeof(unit) == 1);
