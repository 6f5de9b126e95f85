#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "T10_associated.dyn.hpp"

namespace T10_associated {

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
  bool starts_with(const Item& item) const { return !items_.empty() && items_.front() == item; }
  std::vector<Item> rest() { return std::exchange(items_, {}); }
  std::string name() const { return "queue"; }

 private:
  std::vector<Item> items_;
};

struct Shout {
  using response = std::string;
  using error = std::unique_ptr<int>;
  dynify::task<std::string> call(std::string request, std::unique_ptr<int> otherwise) {
    co_return request + (otherwise ? "!" : "?");
  }
};

struct Nameless {
  dynify::task<std::optional<int>> next();
  void push_back(int item);
  bool starts_with(const int& item) const;
  std::vector<int> rest();
};

static_assert(dynify::implements<Queue<int>, feed::Stream>);
static_assert(dynify::implements<Queue<int>, dynify::with<feed::Stream, int>>);
static_assert(!dynify::implements<Queue<int>, dynify::with<feed::Stream, long>>);
static_assert(!dynify::implements<Nameless, feed::Stream>);
static_assert(std::is_same_v<dynify::dyn<feed::Stream, int>, feed::DynStream<int>>);
static_assert(std::is_same_v<dynify::dyn<const feed::Stream, int>, feed::ConstDynStream<int>>);
static_assert(!std::is_convertible_v<Queue<long>&, feed::DynStream<int>>);
static_assert(std::is_same_v<feed::DynStream<int>::item_type, int>);

dynify::task<int> sum(feed::DynStream<int> stream) {
  dynify::buffer<256> frame;
  int total = 0;
  while (std::optional<int> next = co_await stream.next().in(frame)) total += *next;
  co_return total;
}

inline int runs() {
  Queue<int> queue;
  feed::DynStream stream = queue;  // the associated types are the implementor's
  static_assert(std::is_same_v<decltype(stream), feed::DynStream<int>>);
  stream.push_back(4);
  stream.push_back(38);
  assert(stream.starts_with(4) && stream.same(5) == 5);
  assert(dynify::sync_wait(sum(stream)) == 42);

  Queue<std::unique_ptr<int>> pointers;  // items that can only be moved
  feed::DynNamedStream<std::unique_ptr<int>> named = pointers;
  named.push_back(std::make_unique<int>(7));
  feed::DynStream<std::unique_ptr<int>> unnamed = named;
  feed::DynStream deduced = named;
  feed::DynStream copied = std::as_const(deduced);
  static_assert(std::is_same_v<decltype(deduced), decltype(unnamed)>);
  static_assert(std::is_same_v<decltype(copied), decltype(unnamed)>);
  assert(copied.rest().size() == 1 && named.name() == "queue");
  assert(*named.same(std::make_unique<int>(7)) == 7);

  dynify::box<dynify::with<feed::Stream, int>> box = dynify::make<Queue<int>>().boxed();
  box->push_back(1);
  assert(box->starts_with(1));

  Shout shout;
  feed::DynService<std::string, std::string, std::unique_ptr<int>> service = shout;
  dynify::buffer<256> frame;
  assert(dynify::sync_wait(service.call("hi", std::make_unique<int>(1)).init(frame)) == "hi!");
  return 0;
}

}  // namespace T10_associated
