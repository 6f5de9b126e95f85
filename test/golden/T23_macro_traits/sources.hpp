// Traits that a macro makes, methods and all.
#pragma once

#include <string>

namespace app {

#define DEFINE_SOURCE(Name, Item) \
  class [[dynify::trait]] Name {  \
   public:                        \
    Item next(Item self);         \
  }

/// A source of numbers.
DEFINE_SOURCE(Numbers, int);
/// A source of texts.
DEFINE_SOURCE(Texts, std::string);

#undef DEFINE_SOURCE

}  // namespace app
