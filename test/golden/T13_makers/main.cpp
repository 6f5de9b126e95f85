#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <utility>

#include "shop.dyn.hpp"

// Never moved: it is built where it stays.
class Book {
 public:
  explicit Book(std::string name) : name_(std::move(name)) {}
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  dynify::task<int> price() { co_return static_cast<int>(name_.size()); }

 private:
  std::string name_;
};

struct Bookshop {
  Book find(std::string name) { return Book(std::move(name)); }
};

// Says itself where its items live.
struct Warehouse {
  dynify::box<shop::Item> find(std::string name) { return dynify::make<Book>(name).boxed(); }
};

dynify::task<int> price_of(shop::DynStore store, std::string name) {
  dynify::buffer<256> place, frame;
  dynify::box<shop::Item> item = store.find(std::move(name)).init(place);
  co_return co_await item->price().in(frame);
}

int main() {
  Bookshop books;
  assert(dynify::sync_wait(price_of(books, "lexicon")) == 7);
  Warehouse warehouse;
  assert(dynify::sync_wait(price_of(warehouse, "atlas")) == 5);
}
