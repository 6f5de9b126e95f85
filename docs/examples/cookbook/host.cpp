// The program: knows the trait, and the name of a file.
#include <dynify/dynify.hpp>
#include <dynify/plugin.hpp>
#include <dynify/sync_wait.hpp>

#include <dlfcn.h>

#include <cstdio>

#include "store.dyn.hpp"

dynify::task<bool> use(DynStore store) {
  dynify::buffer<256> frame;
  co_await store.put("a", "1").in(frame);
  const auto text = co_await store.get("a").in(frame);
  const auto owner = co_await store.get("owner").in(frame);
  co_return text == "1" && owner == "plugin";
}

int main(int, char** argv) {
  void* const plugin = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (!plugin) return 2;
  const dynify::plugin_check check(dlsym(plugin, "dynify_plugin_abi"));
  if (!check) {
    std::fprintf(stderr, "%s\n", check.message());
    return 3;
  }
  const auto open = reinterpret_cast<void (*)(dynify::box<Store>&)>(dlsym(plugin, "open_store"));
  bool right = false;
  {
    dynify::box<Store> store;
    open(store);
    right = dynify::sync_wait(use(*store));
  }  // what the plugin made ends before the plugin does
  dlclose(plugin);
  return right ? 0 : 1;
}
