// Loaded at run time; built with -fvisibility=hidden. NAME is its label.
#include <dynify/dynify.hpp>

#include "backend.dyn.hpp"

namespace {

/// Another type in each plugin, of the same name.
struct own {
  dynify::buffer<512> frame;
  int factor = FACTOR;

  dynify::task<int> length(std::string text) { co_return static_cast<int>(text.size()); }
  dynify::task<int> read(std::string name) {
    co_return factor* co_await dynify::defer([&] { return length(name); }).in(frame);
  }
  std::string label() const { return "plugin " + std::to_string(factor); }
};

}  // namespace

extern "C" [[gnu::visibility("default")]] void make_backend(bool known,
                                                            dynify::box<Backend>* into) {
  if (known)
    *into = dynify::make<Known>().boxed();
  else
    *into = dynify::make<own>().boxed();
}
