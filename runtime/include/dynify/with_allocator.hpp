// Allocators as containers.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "container.hpp"
#include "detail/base/or_nullptr.hpp"
#include "detail/place/placement.hpp"
#include "detail/promise/said_place.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Allocates blocks by an allocator, which knows alignment from the type alone: a block is aligned
/// as what is placed in it.
template <class A>
struct allocator_blocks {
  static void* allocate(A& allocator, layout l) noexcept {
    return in_blocks(l, [&]<class Block>(std::type_identity<Block>) {
      typename traits<Block>::allocator_type own(allocator);
      return or_nullptr([&]() -> void* {
        return std::to_address(traits<Block>::allocate(own, blocks<Block>(l)));
      });
    });
  }

  static void release(A& allocator, void* storage, layout l) noexcept {
    in_blocks(l, [&]<class Block>(std::type_identity<Block>) -> void* {
      using pointer = typename traits<Block>::pointer;
      typename traits<Block>::allocator_type own(allocator);
      traits<Block>::deallocate(
          own, std::pointer_traits<pointer>::pointer_to(*static_cast<Block*>(storage)),
          blocks<Block>(l));
      return nullptr;
    });
  }

 private:
  template <std::size_t Align>
  struct alignas(Align) block {
    std::byte bytes[Align];
  };
  template <class Block>
  using traits = typename std::allocator_traits<A>::template rebind_traits<Block>;

  static constexpr std::size_t most_alignment = 4096;

  template <class Block>
  static std::size_t blocks(layout l) noexcept {
    return (l.size + sizeof(Block) - 1) / sizeof(Block);
  }

  template <std::size_t Align = frame_alignment, class F>
  static void* in_blocks(layout l, F f) noexcept {
    if (l.align <= Align) return f(std::type_identity<block<Align>>());
    if constexpr (Align < most_alignment)
      return in_blocks<2 * Align>(l, f);
    else
      return nullptr;
  }
};

/// Refers to an allocator that has state.
template <class A>
class allocator_reference {
 public:
  explicit allocator_reference(A& allocator) noexcept : allocator_(std::addressof(allocator)) {}

 private:
  friend container_access<allocator_reference>;
  A* allocator_;
};

template <class A>
inline constexpr bool passed_by_value<allocator_reference<A>> = true;

template <class A>
struct container_access<allocator_reference<A>> {
  using state = A;
  static state& state_of(const allocator_reference<A>& r) noexcept { return *r.allocator_; }
  static void* allocate(state& a, layout l) noexcept { return allocator_blocks<A>::allocate(a, l); }
  static void release(state& a, void* storage, layout l) noexcept {
    allocator_blocks<A>::release(a, storage, l);
  }
  static shortage why_full(const state&, layout l) noexcept { return {l.size, 0, false}; }
};
template <class A>
struct container_access<const allocator_reference<A>> : container_access<allocator_reference<A>> {};

/// Allocates by any `A{}`: frames need not remember which.
template <class A>
struct stateless_allocator {
  static void* allocate(layout l) noexcept {
    A allocator;
    return allocator_blocks<A>::allocate(allocator, l);
  }
  static void release(void* storage, layout l) noexcept {
    A allocator;
    allocator_blocks<A>::release(allocator, storage, l);
  }
};

template <class A>
concept stateless_allocator_type = std::is_empty_v<A> && std::is_default_constructible_v<A> &&
                                   std::allocator_traits<A>::is_always_equal::value;

/// Stands behind a frame and its trailer, if the allocator has state.
template <class A>
constexpr std::size_t allocator_offset(std::size_t size) noexcept {
  return (size + alignof(A) - 1) & ~(alignof(A) - 1);
}
template <class A>
constexpr layout with_allocator_behind(layout l) noexcept {
  return {allocator_offset<A>(l.size) + sizeof(A), l.align > alignof(A) ? l.align : alignof(A)};
}

template <class A>
void release_by_allocator(void* storage, layout given, const trailer&) noexcept {
  A* const behind = std::launder(
      reinterpret_cast<A*>(static_cast<std::byte*>(storage) + allocator_offset<A>(given.size)));
  A own(std::move(*behind));
  detail::destroy(behind);
  allocator_blocks<A>::release(own, storage, with_allocator_behind<A>(given));
}
template <class A>
inline constexpr release_function releaser_by_allocator = &release_by_allocator<A>;

template <class A>
placement place_by_allocator(const A& a, layout l) noexcept {
  if constexpr (stateless_allocator_type<A>) {
    shortage ignored;
    return place_in_stateless<stateless_allocator<A>>(l, ignored);
  } else {
    A own(a);
    void* const at = allocator_blocks<A>::allocate(own, with_allocator_behind<A>(l));
    if (at) ::new (static_cast<std::byte*>(at) + allocator_offset<A>(l.size)) A(std::move(own));
    return {at, tell(releaser_by_allocator<A>), nullptr};
  }
}

/// Of a coroutine with `std::allocator_arg, a` among its parameters.
template <class A>
  requires requires { typename std::allocator_traits<A>::value_type; }
struct frame_by_allocator<A> {
  static void* allocate(const A& a, std::size_t size, std::size_t align) noexcept {
    const bool is_marked = align > frame_alignment;
    const layout l{size_with_trailer(is_marked ? size_with_mark(size) : size), align};
    return finish_said_frame(place_by_allocator(a, l), {l.size, 0, false}, size,
                             is_marked ? align : 0);
  }
};

}  // namespace detail

/// An allocator as a container: `init(with_allocator(a))`. The allocator is rebound to blocks that
/// are aligned as what is placed, and gets the same number of blocks back; where it throws, it has
/// no room. It outlives what lives in its memory, is found again by its address, and may be any
/// lvalue; one without state may be a temporary, and costs no word in the frame. As thread-safe as
/// the allocator.
template <class A>
[[nodiscard]] auto with_allocator(A& allocator DYNIFY_LIFETIMEBOUND) noexcept {
  return detail::allocator_reference<A>(allocator);
}
template <detail::stateless_allocator_type A>
[[nodiscard]] auto with_allocator(const A&) noexcept {
  return detail::stateless_allocator<A>();
}
template <detail::stateless_allocator_type A>
[[nodiscard]] auto with_allocator(A&) noexcept {
  return detail::stateless_allocator<A>();
}

}  // namespace v1
}  // namespace dynify
