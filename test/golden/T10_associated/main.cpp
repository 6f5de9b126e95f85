#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <type_traits>
#include <utility>

#include "stream.dyn.hpp"

template <class Item>
class Queue {
 public:
  using item_type = Item;
  dynify::task<std::optional<Item>> next() {
    if (items_.empty()) co_return std::nullopt;
    Item first = std::move(items_.front());
    items_.erase(items_.begin());
    co_return first;
  }
  void push_back(Item item) { items_.push_back(std::move(item)); }
  std::vector<Item> rest() { return std::exchange(items_, {}); }

 private:
  std::vector<Item> items_;
};

static_assert(dynify::implements<Queue<int>, dynify::with<feed::Stream, int>>);
static_assert(!dynify::implements<Queue<int>, dynify::with<feed::Stream, long>>);
static_assert(std::is_same_v<dynify::dyn<feed::Stream, int>, feed::DynStream<int>>);
static_assert(!std::is_convertible_v<Queue<long>&, feed::DynStream<int>>);

int main() {
  Queue<int> queue;
  feed::DynStream stream = queue;  // the associated types are the implementor's
  static_assert(std::is_same_v<decltype(stream), feed::DynStream<int>>);
  stream.push_back(42);
  dynify::buffer<256> frame;
  assert(dynify::sync_wait(stream.next().init(frame)) == 42);

  Queue<std::unique_ptr<int>> pointers;  // items that can only be moved
  feed::DynStream<std::unique_ptr<int>> moved = pointers;
  moved.push_back(std::make_unique<int>(7));
  assert(moved.rest().size() == 1);
}
