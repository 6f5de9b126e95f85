// The abstract classes that dynify replaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "traits.hpp"

namespace bench {

/// The floor: virtual functions that are no coroutines. They cannot suspend.
class PlainStep {
 public:
  virtual ~PlainStep() = default;
  virtual void rewind() = 0;
  virtual item ready() = 0;
};
class PlainCounter : public PlainStep {
 public:
  virtual item with_arguments(std::uint64_t step, std::span<const std::byte> bytes) = 0;
};

/// Coroutines of type `Task`. `Where` are the parameters that every one of them takes first, to
/// tell where its frame lives.
template <template <class> class Task, class... Where>
class VirtualStep {
 public:
  virtual ~VirtualStep() = default;
  virtual void rewind() = 0;
  virtual Task<item> ready(Where... where) = 0;
  virtual Task<item> suspending(Where... where) = 0;
};
template <template <class> class Task, class... Where>
class VirtualCounter : public VirtualStep<Task, Where...> {
 public:
  virtual Task<item> with_arguments(Where... where, std::uint64_t step,
                                    std::span<const std::byte> bytes) = 0;
  virtual Task<item> with_locals(Where... where) = 0;
};

}  // namespace bench
