#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "store.dyn.hpp"

namespace {

struct Exact {
  int put(Key key) noexcept { return static_cast<int>(key.text.size()); }
  dynify::task<int> find(Key key, std::string otherwise) noexcept {
    co_return static_cast<int>(key.text.size() + otherwise.size());
  }
};
struct May : Exact {
  int put(Key key) { return static_cast<int>(key.text.size()); }
};

static_assert(dynify::implements<Exact, Store>);
static_assert(!dynify::implements<May, Store>);

}  // namespace

int main() {
  Exact exact;
  DynStore store = exact;
  return !(store.put("one") == 3 && dynify::sync_wait(store.find("two", "x").boxed()) == 4);
}
