// Storage that is handed out once, and freed at once.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>

#include "detail/base/bytes.hpp"
#include "detail/base/poison.hpp"
#include "detail/place/placement.hpp"
#include "error.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

/// Places frames and objects one behind the other in given bytes, an array or a std::span;
/// `reset()` makes all of them free again, once nothing lives there any more. The cheapest
/// container for many at a time.
///
/// Two words per frame, and what its alignment skips. One thread at a time. An arena that is reset
/// or destroyed while something lives in it calls `on_failure`. Bytes in which nothing lives are
/// poisoned under AddressSanitizer, as long as the arena lives.
class arena {
 public:
  explicit arena(detail::bytes_view storage DYNIFY_LIFETIMEBOUND) noexcept : storage_(storage) {
    detail::poison(storage_.begin, storage_.size);
  }
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  ~arena() {
    check_empty();
    detail::unpoison(storage_.begin, storage_.size);
  }

  void* allocate(layout l) noexcept {
    const detail::aligned_bytes bytes = rest(l.align);
    if (bytes.size < l.size) return nullptr;
    used_ = storage_.size - (bytes.size - l.size);
    ++living_;
    detail::unpoison(bytes.begin, l.size);
    return bytes.begin;
  }
  void release(void* storage, layout l) noexcept {
    detail::poison(storage, l.size);
    --living_;
  }

  /// All bytes are free again.
  void reset() noexcept {
    check_empty();
    used_ = 0;
  }

  /// Bytes left for something with that alignment.
  [[nodiscard]] std::size_t available(layout l) const noexcept { return rest(l.align).size; }
  /// Bytes handed out since the last reset, padding included.
  [[nodiscard]] std::size_t used() const noexcept { return used_; }
  /// How many frames and objects live here.
  [[nodiscard]] std::size_t living() const noexcept { return living_; }

 private:
  [[nodiscard]] detail::aligned_bytes rest(std::size_t align) const noexcept {
    return detail::align_up(storage_.begin + used_, storage_.size - used_, align);
  }

  void check_empty() const noexcept {
    if (living_ != 0) [[unlikely]]
      detail::fail(
          "dynify: a dynify::arena is reset or destroyed while a frame or an object still lives in "
          "it");
  }

  detail::bytes_view storage_;
  std::size_t used_ = 0;
  std::size_t living_ = 0;
};

}  // namespace v1
}  // namespace dynify
