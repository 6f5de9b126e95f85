#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <string>
#include <utility>

#include "T13_makers.dyn.hpp"

namespace T13_makers {

int living = 0;

// Never moved: it is built where it stays.
class Book {
 public:
  explicit Book(std::string name) : name_(std::move(name)) { ++living; }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() { --living; }
  dynify::task<int> price() { co_return static_cast<int>(name_.size()); }
  std::string name() const { return name_; }

 private:
  std::string name_;
};

struct Prices {
  int limit;
  bool has(const int& price) const { return price < limit; }
};

class Bookshop {
 public:
  Book find(std::string name) { return Book(std::move(name)); }
  Book cheapest() const { return Book("a"); }
  Prices prices(std::unique_ptr<int> limit) { return Prices{*limit}; }
};

// Says itself where its items live.
class Warehouse {
 public:
  dynify::box<shop::Item> find(std::string name) {
    return dynify::make<Book>(std::move(name)).boxed();
  }
  dynify::box<shop::Item> cheapest() const { return dynify::make<Book>("b").boxed(); }
  Prices prices(std::unique_ptr<int>) { return Prices{0}; }
};

static_assert(dynify::implements<Bookshop, shop::Store>);
static_assert(!dynify::implements<Prices, shop::Store>);

dynify::task<void> run(shop::DynStore store) {
  dynify::buffer<256> place;
  dynify::buffer<256> frame;
  {
    auto found = store.find("lexicon");
    assert(found.layout().size >= sizeof(Book) && found.layout().size <= 128);
    dynify::box<shop::Item> item = std::move(found).init(place);
    assert(living == 1 && item->name() == "lexicon" && place.occupied());
    assert(co_await item->price().in(frame) == 7);
  }
  assert(living == 0 && !place.occupied());

  dynify::buffer<8> little;
  auto refused = store.find("atlas").try_init(little);
  assert(!refused && refused.error().needed() > 8 && living == 0);
  auto again = std::move(refused).constructor();  // with its argument
  assert(std::move(again).init(little, place)->name() == "atlas");
  assert(std::as_const(store).cheapest().boxed()->name() == "a");

  const auto prices = store.prices(std::make_unique<int>(10)).init(place);
  assert(prices->has(9) && !prices->has(10));

  auto bound = dynify::bind(store, frame);
  static_assert(dynify::implements<decltype(bound), shop::Store>);
  assert(bound.find("bound")->name() == "bound");
}

inline int runs() {
  Bookshop books;
  dynify::sync_wait(run(books));
  Warehouse warehouse;
  shop::DynStore store = warehouse;
  dynify::buffer<8> unused;
  assert(store.find("x").layout().size == 0);
  assert(store.find("heap").init(unused)->name() == "heap" && !unused.occupied());
  assert(living == 0);
  return 0;
}

}  // namespace T13_makers
