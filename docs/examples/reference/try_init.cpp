#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "from_string.hpp"
#include "stream.dyn.hpp"

int main() {
  FromString text("a");
  DynStream stream = text;

  dynify::buffer<8> small;
  auto first = stream.next().try_init(small);
  if (first) return 1;  // 8 bytes are too few for any coroutine

  const dynify::init_error& why = first.error();
  if (why.reason() != dynify::init_failure::out_of_capacity || why.available() != 8) return 1;

  auto call = std::move(first).constructor();  // as it was before: to be built elsewhere
  auto second = std::move(call).try_init(small, dynify::heap);
  return second && dynify::sync_wait(*std::move(second)) == 'a' ? 0 : 1;
}
