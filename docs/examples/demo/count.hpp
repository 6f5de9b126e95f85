// What the program does with a source, whichever it is: once through the generated DynSource, once
// through the abstract class.
#pragma once

#include <cstddef>
#include <dynify/task.hpp>

#include "by_hand/heap_task.hpp"
#include "by_hand/virtual_source.hpp"
#include "source.dyn.hpp"
#include "tally.hpp"

namespace demo {

/// Bytes that one read asks for. Few, so that it is the calls that are measured, and not the
/// copying.
inline constexpr std::size_t bytes_per_read = 128;

/// What a source gave, and in how many reads; the one that found the end is counted.
struct Reading {
  Counts counts;
  std::size_t reads = 1;
};

/// Reads to the end and counts what it read.
dynify::task<Reading> count(DynSource source);
HeapTask<Reading> count(VirtualSource& source);

/// Reads to the end and returns the number of reads: what is timed.
dynify::task<std::size_t> drain(DynSource source);
HeapTask<std::size_t> drain(VirtualSource& source);

}  // namespace demo
