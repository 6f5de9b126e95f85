// A class that names one of the trait's associated types, or neither.
#include <dynify/dynify.hpp>

#include "table.dyn.hpp"

struct Almost {
#if defined(TWIN) || !defined(LACKS_KEY)
  using key_type = int;
#endif
#if defined(TWIN) || !defined(LACKS_MAPPED)
  using mapped_type = char;
#endif
  dynify::task<std::optional<char>> find(int key);
};

void begin(Almost& object) {
#ifdef NAMED
  app::DynTable<int, char> table = object;
#else
  app::DynTable table = object;
#endif
  static_cast<void>(table);
}
