// How large everything is. The frames of all coroutines take what the program prints as their peak.
#pragma once

#include <cstddef>

inline constexpr std::size_t most_payload = 24;  // bytes of a packet
inline constexpr std::size_t ring_size = 16;     // bytes between the interrupt and the coroutines
inline constexpr std::size_t router_frames = 1280;
