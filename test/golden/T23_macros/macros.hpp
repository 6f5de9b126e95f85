// Macros called like words of the companion and like parameters.
#pragma once

#include <dynify/task.hpp>

#define TRAIT [[dynify::trait]]
#define HIDDEN [[dynify::skip]]
#define LIMIT 64
#define METHOD(name, type) dynify::task<type> name(type self, const type& more)

namespace app {

/// Marked by a macro.
class TRAIT Marked {
 public:
  HIDDEN int left_out();
  METHOD(add, int);
#if LIMIT > 60
  int call(int first, int size = LIMIT * 2);
#else
  int small();
#endif
};

}  // namespace app

#undef LIMIT
#undef METHOD
#undef HIDDEN
#undef TRAIT

// Whoever includes this header has these.
#define self this_is_a_macro
#define object_ this is a macro
#define implementor this_is_a_macro
#define first this_is_a_macro()
#define min(a, b) ((a) < (b) ? (a) : (b))
