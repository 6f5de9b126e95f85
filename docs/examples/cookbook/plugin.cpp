// The plugin: a shared library that knows one implementor.
#include <dynify/dynify.hpp>
#include <dynify/plugin.hpp>

#include "memory_store.hpp"
#include "store.dyn.hpp"

DYNIFY_PLUGIN();

extern "C" [[gnu::visibility("default")]] void open_store(dynify::box<Store>& store) {
  store = dynify::make<MemoryStore>(MemoryStore::Texts{{"owner", "plugin"}}).boxed();
}
