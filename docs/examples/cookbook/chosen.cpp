#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "memory_store.hpp"
#include "store.dyn.hpp"

/// Another implementor: has one text for all keys, and keeps nothing.
class FixedStore {
 public:
  explicit FixedStore(std::string text) : text_(std::move(text)) {}

  dynify::task<std::optional<std::string>> get(std::string) { co_return text_; }
  dynify::task<void> put(std::string, std::string) { co_return; }
  std::size_t size() const { return 1; }

 private:
  std::string text_;
};

/// The one place that knows all implementors.
dynify::box<Store> open(std::string_view kind) {
  if (kind == "memory") return dynify::make<MemoryStore>().boxed();
  if (kind == "fixed") return dynify::make<FixedStore>("the same").boxed();
  return nullptr;
}

/// Knows the trait only.
dynify::task<std::string> use(DynStore store) {
  dynify::buffer<256> frame;
  co_await store.put("name", "world").in(frame);
  const auto text = co_await store.get("name").in(frame);
  co_return text.value_or("nothing");
}

int main(int argc, char** argv) {
  dynify::box<Store> store = open(argc > 1 ? argv[1] : "memory");
  if (!store) return 2;
  const bool in_memory = dynify::sync_wait(use(*store)) == "world";
  store = open("fixed");  // the first one ends here
  return in_memory && dynify::sync_wait(use(*store)) == "the same" && !open("disk") ? 0 : 1;
}
