// W6: a hundred types, each with a function of its own.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "counter_bodies.hpp"
#include "sizes.hpp"

namespace bench {

template <unsigned K, class Base, template <class> class Task, class... Where>
class Kind final : public CounterOf<Base, Task, Where...> {
 public:
  Task<item> ready(Where...) { co_return this->count_++ + K; }
};

/// This thread's `Object`, as an `As`.
template <class As, class Object>
As object_of() {
  thread_local Object object;
  return object;
}

/// This thread's `Of<k>`, as an `As`.
template <class As, template <unsigned> class Of>
As object_of_kind(unsigned k) {
  static constexpr auto objects = []<unsigned... K>(std::integer_sequence<unsigned, K...>) {
    return std::array<As (*)(), kinds>{object_of<As, Of<K>>...};
  }(std::make_integer_sequence<unsigned, kinds>());
  return objects[k]();
}

}  // namespace bench
