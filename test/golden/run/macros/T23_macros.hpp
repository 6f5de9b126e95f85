// Macros called like words of the companion and like parameters; traits that macros make.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <utility>

#define TRAIT [[dynify::trait]]
#define HIDDEN [[dynify::skip]]
#define LIMIT 64
#define TWICE(n) (2 * (n))
#define METHOD(name, type) dynify::task<type> name(type self, const type& more)

namespace app {

struct methods {};

/// Marked by a macro.
class TRAIT Marked {
 public:
  HIDDEN int left_out();
  METHOD(add, int);
  METHOD(join, std::string);
  int call(int size = LIMIT, int twice = TWICE(LIMIT) + 1, std::string text = "LIMIT");
#if LIMIT > 60
  dynify::task<int> large() const;
#else
  dynify::task<int> small() const;
#endif
#ifdef NOT_THERE
  int missing();
#endif
};

#define DEFINE_SOURCE(Name, Item)                                      \
  class [[dynify::trait]] Name {                                       \
   public:                                                             \
    dynify::task<Item> next(Item implementor, methods object_, T* of); \
    [[dynify::storage(96)]] dynify::task<int> count(int Via = LIMIT);  \
    [[nodiscard]] bool done() const noexcept;                          \
  }

struct T {};
/// A source of things.
DEFINE_SOURCE(Numbers, int);
/// A source of things.
DEFINE_SOURCE(Texts, std::string);

class TRAIT Later {
 public:
  int sum(int first, int second) const;
};

}  // namespace app

#undef LIMIT
#undef TWICE
#undef METHOD
#undef HIDDEN
#undef TRAIT
#undef DEFINE_SOURCE

// Whoever includes this header has these.
#define self this_is_a_macro
#define via this_is_a_macro
#define object_ this is a macro
#define implementor this_is_a_macro
#define first this_is_a_macro()
#define second(x) this_is_a_macro
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
