#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <string>
#include <utility>

#include "memory_store.hpp"
#include "store.dyn.hpp"

/// Keeps a store for good, and calls it in many places: the slot is a part of the object, so that
/// no call has to name one.
class Settings {
 public:
  explicit Settings(dynify::box<Store> store) : store_(std::move(store)) {}

  dynify::task<std::string> language() {
    const auto text = co_await store_.get("language");
    co_return text.value_or("en");
  }
  dynify::task<void> set_language(std::string text) { return store_.put("language", text); }

 private:
  dynify::slotted<Store, 256> store_;
};

int main() {
  Settings settings(dynify::make<MemoryStore>(MemoryStore::Texts{{"theme", "dark"}}).boxed());
  const bool preset = dynify::sync_wait(settings.language()) == "en";
  dynify::sync_wait(settings.set_language("de"));
  return preset && dynify::sync_wait(settings.language()) == "de" ? 0 : 1;
}
