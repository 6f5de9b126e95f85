// How large everything is, but for the stack of frames, whose size is computed.
#pragma once

#include <cstddef>

inline constexpr std::size_t most_payload = 24;  // bytes of a packet
inline constexpr std::size_t ring_size = 16;     // bytes between the interrupt and the coroutines
