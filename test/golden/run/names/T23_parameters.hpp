// Parameters called like words of the companion, like types, like members, like what stands around
// the trait.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <utility>

namespace shelves {

struct Item {
  int number = 0;
};
template <class T>
struct Wrap {
  T inner;
};
inline constexpr int limit = 3;
inline int self = 0;
inline int via = 0;
using name_t = std::string;

class [[dynify::trait]] Shelf {
 public:
  using entry = Item;
  static constexpr int width = 4;

  dynify::task<int> put(int self, int slot, int request, int frame, int T, int Via);
  dynify::task<int> move(std::string std, std::string move, std::string dynify);
  dynify::task<int> words(int object_, int methods_, int methods, int methods_of, int through,
                          int implementor, int implemented_by, int dyn, int dyn_, int via_);
  Item take(Item Item);
  entry swap(entry entry, int width);
  dynify::task<Item> later(struct Item Item, int limit, name_t name_t);
  int call(int (*take)(int), int (&swap)(int), int call);
  int named(int Shelf, int DynShelf, int ConstDynShelf, int shelves);
  int unnamed(int, int argument_1, int) const;
};

template <class T, class Via, class self, int methods>
class [[dynify::trait]] Generic {
 public:
  dynify::task<Wrap<T>> wrap(Wrap<T> Wrap, T&& value);
  Via turn(Via via, const self& dyn, int (&values)[methods]);
  void set(T item) noexcept(noexcept(T(std::move(item))));
  int methods_of(int lacking, int named, int names, int through, int dynify_) const;
};

/// Template parameters called like the members of what makes the trait known.
template <class type, class dyn, template <class> class table, int through, class... const_dyn>
class [[dynify::trait]] Registered {
 public:
  dynify::task<table<type>> get(dyn from, const_dyn... more) const;
  int times() const noexcept(through > 2);
};

}  // namespace shelves
