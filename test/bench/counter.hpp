// The implementors' class. Its bodies are in counter_bodies.hpp, which callers in other units do
// not see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <dynify/frame_stack.hpp>
#include <span>

#include "traits.hpp"

namespace bench {

struct no_base {};

/// Coroutines of type `Task`, the same for every type. `Base` is an abstract class that declares
/// them, or nothing.
template <class Base, template <class> class Task, class... Where>
class CounterOf : public Base {
 public:
  void rewind();
  Task<item> ready(Where... where);
  Task<item> suspending(Where... where);
  Task<item> with_arguments(Where... where, std::uint64_t step, std::span<const std::byte> bytes);
  Task<item> with_locals(Where... where);

 protected:
  std::uint64_t count_ = 0;
};

using StaticCounter = CounterOf<no_base, dynify::task>;
/// Its coroutines have their frames where their first parameter says.
using StackCounter = CounterOf<no_base, dynify::task, dynify::frame_stack_ref>;

}  // namespace bench
