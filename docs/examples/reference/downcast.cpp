#include <dynify/dynify.hpp>

#include "from_string.hpp"
#include "stream.dyn.hpp"

struct Empty {
  dynify::task<std::optional<char>> next() { co_return std::nullopt; }
  bool exhausted() const { return true; }
};

int main() {
  FromString text("hello");
  Empty empty;
  DynStream stream = text;
  const bool found = dynify::downcast<FromString>(stream) == &text &&  // a FromString*
                     dynify::downcast<Empty>(stream) == nullptr;
  const bool told = dynify::type_of(stream) != dynify::type_of(DynStream(empty)) &&
                    dynify::same_object(stream, ConstDynStream(text));
  return found && told ? 0 : 1;
}
