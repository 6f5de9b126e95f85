// A number that threads share: what this library needs of std::atomic. <atomic> costs every file
// that includes it more time than all of dynify.
#pragma once

namespace dynify {
inline namespace v1 {
namespace detail {

/// The members, and what they guarantee, are those of std::atomic. Orders are the compiler's:
/// `__ATOMIC_RELAXED` and so on.
template <class T>
class counter {
 public:
  constexpr counter(T value = 0) noexcept : value_(value) {}
  counter(const counter&) = delete;
  counter& operator=(const counter&) = delete;

  [[nodiscard]] T load(int order) const noexcept { return __atomic_load_n(&value_, order); }
  T fetch_add(T n, int order) noexcept { return __atomic_fetch_add(&value_, n, order); }
  T fetch_sub(T n, int order) noexcept { return __atomic_fetch_sub(&value_, n, order); }
  T fetch_and(T bits, int order) noexcept { return __atomic_fetch_and(&value_, bits, order); }
  bool compare_exchange_weak(T& expected, T desired, int order) noexcept {
    return __atomic_compare_exchange_n(&value_, &expected, desired, true, order, __ATOMIC_RELAXED);
  }

 private:
  alignas(sizeof(T)) T value_;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
