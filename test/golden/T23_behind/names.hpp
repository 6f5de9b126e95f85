// Names that are declared between the trait and the end of its header, where its companion stands.
#pragma once

#include <dynify/task.hpp>
#include <vector>

struct Item {
  int a;
};
constexpr int limit(int x) { return x; }
constexpr int capacity = 4;

namespace shop {

class [[dynify::trait]] Counter {
 public:
  dynify::task<int> take(Item item);
  int all(std::vector<Item> items, int (&places)[capacity]);
  int more(int x = limit(3));
  int body(int x) {
    const Item item{limit(x)};
    return item.a + capacity;
  }
};

struct Item {
  int b[100];
};
constexpr int limit(int x) { return x + 100; }
constexpr int capacity = 5;
namespace dynify {
struct task {};
}  // namespace dynify

}  // namespace shop
