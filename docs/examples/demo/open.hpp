// Chooses a source at run time.
#pragma once

#include <dynify/box.hpp>
#include <memory>
#include <span>
#include <string>

#include "by_hand/virtual_source.hpp"
#include "reactor.hpp"
#include "source.dyn.hpp"

namespace demo {

enum class Backend { memory, file, pipe };
inline constexpr Backend all_backends[] = {Backend::memory, Backend::file, Backend::pipe};

/// What the sources read, and who wakes them; outlives them.
struct Input {
  std::string path;
  std::string text;
  Reactor reactor;

  explicit Input(const std::string& file);
};

dynify::box<Source> open(Backend backend, Input& input);
std::unique_ptr<VirtualSource> open_by_hand(Backend backend, Input& input);

}  // namespace demo
