// How many bytes the frames of each chain of coroutines take at once, at most: what the program
// prints as their peak, and -O0 needs.
#pragma once

#include <cstddef>

inline constexpr std::size_t poll_frames = 256;
inline constexpr std::size_t handler_frames = 64;
