#include <cassert>

#include "sources.dyn.hpp"

template <class Item>
struct Source {
  Item next(Item item) { return item; }
};

int main() {
  Source<int> numbers;
  Source<std::string> texts;
  assert(app::DynNumbers(numbers).next(3) == 3 && app::DynTexts(texts).next("a") == "a");
}
