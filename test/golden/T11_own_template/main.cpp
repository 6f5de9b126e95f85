#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "shelf.dyn.hpp"

namespace {

struct Atlas {
  dynify::task<int> first() { co_return 5; }
  dynify::task<int> last() { co_return 6; }
};

}  // namespace

int main() {
  Atlas atlas;
  DynShelf<int> shelf = atlas;
  int wrong = dynify::sync_wait(shelf.first().boxed()) != 5;
  wrong += dynify::sync_wait(shelf.last().boxed()) != 6;
  return wrong;
}
