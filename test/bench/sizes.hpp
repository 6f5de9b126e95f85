// How long a chain is (W4), and how many types there are (W6).
#pragma once

#include <cstddef>

namespace bench {

constexpr std::size_t links = 8;
constexpr unsigned kinds = 100;

/// Room for the frame of a link that has `below` others after it, with those of all of them.
constexpr std::size_t frames_of(std::size_t below) { return 256 * (below + 1); }

}  // namespace bench
