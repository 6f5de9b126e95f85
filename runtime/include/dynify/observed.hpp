// What a container had to do in a real run, so that it can be sized.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <type_traits>
#include <utility>

#include "detail/base/counter.hpp"
#include "detail/place/placement.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Bytes as a container: for what counts, which has to see both ends of a frame.
template <class C>
struct counted_access : container_access<C> {};
template <std::size_t N>
struct counted_access<buffer<N>> {
  static buffer<N>& state_of(buffer<N>& b) noexcept { return b; }
  static void* allocate(buffer<N>& b, layout l) noexcept {
    shortage ignored;
    return place_in_buffer(b, l, ignored).at;
  }
  static void release(buffer<N>& b, void* storage, layout) noexcept {
    vacate(storage, buffer_access::occupied(b));
  }
  static shortage why_full(buffer<N>& b, layout l) noexcept {
    return {l.size, align_up(buffer_access::bytes(b), N, l.align).size, b.occupied()};
  }
};
template <class C>
  requires is_raw_bytes<std::remove_const_t<C>>
struct counted_access<C> {
  static C& state_of(C& bytes) noexcept { return bytes; }
  static void* allocate(C& bytes, layout l) noexcept {
    shortage ignored;
    return place_in_bytes(bytes, l, ignored).at;
  }
  static void release(C&, void*, layout) noexcept {}
  static shortage why_full(C& bytes, layout l) noexcept {
    shortage why;
    (void)place_in_bytes(bytes, l, why);
    return why;
  }
};

/// The most that a count has reached.
class high_water_mark {
 public:
  void add(std::size_t n) noexcept { raise(now_.fetch_add(n, __ATOMIC_RELAXED) + n); }
  void subtract(std::size_t n) noexcept { now_.fetch_sub(n, __ATOMIC_RELAXED); }
  /// The mark is at least `n`.
  void raise(std::size_t n) noexcept {
    std::size_t most = most_.load(__ATOMIC_RELAXED);
    while (most < n && !most_.compare_exchange_weak(most, n, __ATOMIC_RELAXED)) {
    }
  }
  [[nodiscard]] std::size_t now() const noexcept { return now_.load(__ATOMIC_RELAXED); }
  [[nodiscard]] std::size_t most() const noexcept { return most_.load(__ATOMIC_RELAXED); }

 private:
  counter<std::size_t> now_ = 0;
  counter<std::size_t> most_ = 0;
};

}  // namespace detail

/// Any container `C`, with what it had to do: `observed<pool<512, 8>>`, `observed<buffer<256>>`,
/// or by reference: `observed<std::pmr::memory_resource&>`. Passed where `C` would be.
///
/// Sizes are those that `C` itself would be asked for; a frame takes one word more while it is
/// observed, where `C` has no state. The numbers are safe to use on any thread, and exact while no
/// other uses the container; as thread-safe as `C` otherwise.
template <class C>
  requires detail::holds_frames<std::remove_reference_t<C>>
class observed {
 public:
  template <class... Args>
    requires std::is_constructible_v<C, Args...>
  explicit observed(Args&&... args) : container_(static_cast<Args&&>(args)...) {}
  observed(const observed&) = delete;
  observed& operator=(const observed&) = delete;

  void* allocate(layout l) noexcept {
    const std::size_t size = asked(l);
    largest_.raise(size);
    void* const at = access::allocate(state(), l);
    if (at) {
      placements_.add(1);
      living_.add(1);
      bytes_.add(size);
    } else {
      refusals_.add(1);
    }
    return at;
  }

  void release(void* storage, layout l) noexcept {
    bytes_.subtract(asked(l));
    living_.subtract(1);
    access::release(state(), storage, l);
  }

  /// The most bytes that lived here at a time.
  [[nodiscard]] std::size_t high_water() const noexcept { return bytes_.most(); }
  /// The most frames and objects that lived here at a time.
  [[nodiscard]] std::size_t most_living() const noexcept { return living_.most(); }
  /// The largest request, refused ones included: what a `buffer` would need.
  [[nodiscard]] std::size_t largest() const noexcept { return largest_.most(); }
  /// How many were placed, and how many refused.
  [[nodiscard]] std::size_t placements() const noexcept { return placements_.now(); }
  [[nodiscard]] std::size_t refusals() const noexcept { return refusals_.now(); }
  /// What lives here now.
  [[nodiscard]] std::size_t living() const noexcept { return living_.now(); }
  [[nodiscard]] std::size_t living_bytes() const noexcept { return bytes_.now(); }

  [[nodiscard]] std::remove_reference_t<C>& container() noexcept { return container_; }

  /// As `C` tells, for errors.
  [[nodiscard]] bool occupied() const noexcept { return why_full({}).occupied; }
  [[nodiscard]] std::size_t available(layout l) const noexcept { return why_full(l).available; }

 private:
  using plain = std::remove_reference_t<C>;
  using access = detail::counted_access<plain>;

  /// What a frame remembers of an observed container, and would not of this one.
  static constexpr std::size_t extra = detail::is_buffer<plain> ||
                                               detail::is_raw_bytes<std::remove_const_t<plain>> ||
                                               detail::stateless<std::remove_const_t<plain>>
                                           ? detail::stateful_extra
                                           : 0;

  static std::size_t asked(layout l) noexcept { return l.size - extra; }

  // To tell why it is full changes no container.
  [[nodiscard]] auto& state() const noexcept {
    return access::state_of(const_cast<plain&>(container_));
  }
  [[nodiscard]] detail::shortage why_full(layout l) const noexcept {
    return access::why_full(state(), l);
  }

  C container_;
  detail::high_water_mark bytes_;
  detail::high_water_mark living_;
  detail::high_water_mark largest_;
  detail::high_water_mark placements_;
  detail::high_water_mark refusals_;
};

}  // namespace v1
}  // namespace dynify
