// Parameters called like words of the companion, like types, like members, like what stands around
// the trait.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace app {

struct Item {
  int number = 0;
};
inline int self = 0;

class [[dynify::trait]] Shelf {
 public:
  using entry = Item;
  static constexpr int width = 4;

  dynify::task<int> put(int self, int slot, int request, int T, int Via);
  dynify::task<Item> move(std::string std, struct Item Item, int move, int dynify);
  entry swap(entry entry, int width, int DynShelf);
};

}  // namespace app
