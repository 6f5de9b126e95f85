#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>
#include <optional>

#include "numbers.dyn.hpp"

// The sizes of all layers in one place, the innermost first.
constexpr std::size_t source_bytes = 128;
constexpr std::size_t stage_bytes = 384;
constexpr std::size_t pipeline_bytes = 768;

class Ones {
 public:
  dynify::task<std::optional<int>> next() { co_return 1; }
};

/// Every layer keeps the frame of the one below it in its own.
template <std::size_t Below>
class Doubled {
 public:
  explicit Doubled(DynNumbers from) : from_(from) {}
  dynify::task<std::optional<int>> next() {
    dynify::buffer<Below> frame;
    const auto n = co_await from_.next().in(frame);
    if (!n) co_return std::nullopt;
    co_return *n * 2;
  }

 private:
  DynNumbers from_;
};

/// Whether a layer has just enough: a test says so before a user does.
bool fits(const char* layer, DynNumbers numbers, std::size_t bytes) {
  const std::size_t needed = numbers.next().layout().size;
  std::printf("%-9s %4zu of %4zu bytes\n", layer, needed, bytes);
  return needed <= bytes;
}

int main() {
  Ones source;
  Doubled<source_bytes> stage(source);
  Doubled<stage_bytes> pipeline(stage);
  const bool all = fits("source", source, source_bytes) && fits("stage", stage, stage_bytes) &&
                   fits("pipeline", pipeline, pipeline_bytes);
  dynify::buffer<pipeline_bytes> frame;
  const auto n = dynify::sync_wait(DynNumbers(pipeline).next().in(frame));
  return all && n == 4 ? 0 : 1;
}
