// The associated types of a dyn are found by the object, which almost implements the trait.
#include <dynify/dynify.hpp>

#include "stream.dyn.hpp"

struct Almost {
#if defined(TWIN) || !defined(LACKS_TYPE)
  using item_type = char;
#endif
#if defined(TWIN) || !defined(LACKS_METHOD)
  dynify::task<std::optional<char>> next();
#endif
#if defined(TWIN) || !defined(RESULT)
  bool starts_with(const char& item) const noexcept;
#else
  void starts_with(const char& item) const noexcept;
#endif
};

void begin(Almost& object) {
  app::DynStream stream = object;
  static_cast<void>(stream);
}
