#include <dynify/dynify.hpp>
#include <type_traits>

#include "tags.dyn.hpp"

struct Item {
  int tag() const { return 3; }
};

// A const dyn is no implementor that another dyn would be made of.
static_assert(std::is_convertible_v<ConstDynBoth&, ConstDynTagged>);
static_assert(!std::is_convertible_v<ConstDynBoth&, DynTagged>);
static_assert(std::is_convertible_v<DynBoth&, DynTagged>);

int main() {
  Item item;
  const ConstDynBoth seen = item;
  const ConstDynTagged above = seen;
  int wrong = seen.tag() != 3;
  wrong += above.tag() != 3;
  wrong += !dynify::same_object(seen, above);
  return wrong;
}
