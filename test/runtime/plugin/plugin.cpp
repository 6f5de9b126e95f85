// A plugin of 33 types.
#include "plugin/handlers.hpp"

DYNIFY_PLUGIN();

extern "C" [[gnu::visibility("default")]] void add_handlers(
    std::vector<dynify::box<Handler>>& handlers) {
  test::add_handlers<PLUGIN_FIRST_KIND>(handlers, std::make_integer_sequence<int, 33>());
}
