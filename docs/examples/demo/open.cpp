#include "open.hpp"

#include <dynify/make.hpp>
#include <functional>

#include "by_hand/virtual_sources.hpp"
#include "file_source.hpp"
#include "memory_source.hpp"
#include "pipe_source.hpp"

namespace demo {

Input::Input(const std::string& file) : path(file), text(read_file(file)) {}

dynify::box<Source> open(Backend backend, Input& input) {
  const auto bytes = std::as_bytes(std::span(input.text));
  switch (backend) {
    case Backend::memory:
      return dynify::make<MemorySource>(bytes).boxed();
    case Backend::file:
      return dynify::make<FileSource>(input.path).boxed();
    case Backend::pipe:
      break;
  }
  return dynify::make<PipeSource>(bytes, std::ref(input.reactor)).boxed();
}

std::unique_ptr<VirtualSource> open_by_hand(Backend backend, Input& input) {
  const auto bytes = std::as_bytes(std::span(input.text));
  switch (backend) {
    case Backend::memory:
      return std::make_unique<VirtualMemorySource>(bytes);
    case Backend::file:
      return std::make_unique<VirtualFileSource>(input.path);
    case Backend::pipe:
      break;
  }
  return std::make_unique<VirtualPipeSource>(bytes, input.reactor);
}

}  // namespace demo
