// A source that includes a trait and not its companion: g++ emits the trait's own coroutines here,
// too, and the program links, since another source includes the companion.
#include "defaulted.hpp"

namespace test {

bool knows_the_trait() noexcept;
bool knows_the_trait() noexcept { return sizeof(Defaulted) > 0; }

}  // namespace test
