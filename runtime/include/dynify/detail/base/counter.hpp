// A number that threads share: what this library needs of std::atomic. <atomic> costs every file
// that includes it more time than all of dynify.
#pragma once

#include "config.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

#if !DYNIFY_ATOMICS

/// While one lives, no interrupt comes: what a processor of one core has in place of atomics. Arm's
/// register for that is PRIMASK, RISC-V's the bit MIE of mstatus, which machine mode may change.
class interrupts_off {
 public:
#ifdef __riscv
  interrupts_off() noexcept { __asm__ volatile("csrrci %0, mstatus, 8" : "=r"(before_)::"memory"); }
  ~interrupts_off() { __asm__ volatile("csrs mstatus, %0" ::"r"(before_ & 8) : "memory"); }
#else
  interrupts_off() noexcept {
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before_)::"memory");
  }
  ~interrupts_off() { __asm__ volatile("msr primask, %0" ::"r"(before_) : "memory"); }
#endif
  interrupts_off(const interrupts_off&) = delete;
  interrupts_off& operator=(const interrupts_off&) = delete;

 private:
  unsigned long before_;
};

#endif

/// The members, and what they guarantee, are those of std::atomic. Orders are the compiler's:
/// `__ATOMIC_RELAXED` and so on.
template <class T>
class counter {
 public:
  constexpr counter(T value = 0) noexcept : value_(value) {}
  counter(const counter&) = delete;
  counter& operator=(const counter&) = delete;

#if DYNIFY_ATOMICS
  [[nodiscard]] T load(int order) const noexcept { return __atomic_load_n(&value_, order); }
  T fetch_add(T n, int order) noexcept { return __atomic_fetch_add(&value_, n, order); }
  T fetch_sub(T n, int order) noexcept { return __atomic_fetch_sub(&value_, n, order); }
  T fetch_and(T bits, int order) noexcept { return __atomic_fetch_and(&value_, bits, order); }
  bool compare_exchange_weak(T& expected, T desired, int order) noexcept {
    return __atomic_compare_exchange_n(&value_, &expected, desired, true, order, __ATOMIC_RELAXED);
  }
#else
  [[nodiscard]] T load(int) const noexcept {
    const interrupts_off alone;
    return value_;
  }
  T fetch_add(T n, int) noexcept {
    return replace([n](T old) { return old + n; });
  }
  T fetch_sub(T n, int) noexcept {
    return replace([n](T old) { return old - n; });
  }
  T fetch_and(T bits, int) noexcept {
    return replace([bits](T old) { return old & bits; });
  }
  bool compare_exchange_weak(T& expected, T desired, int) noexcept {
    const T wanted = expected;
    expected = replace([=](T old) { return old == wanted ? desired : old; });
    return expected == wanted;
  }
#endif

 private:
#if !DYNIFY_ATOMICS
  template <class Change>
  T replace(Change change) noexcept {
    const interrupts_off alone;
    const T old = value_;
    value_ = static_cast<T>(change(old));
    return old;
  }
#endif

  alignas(sizeof(T)) T value_;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
