// Bytes in which frames lie one above the other, the last one on top.
//
//     [ bottom ] [ frame | trailer | footer ] [ frame | trailer | footer ]   free bytes
//                                                                         ^ top
//
// A footer is one word: whether something lives below it, and how far it is to the next one
// below. A frame's trailer names the flag in its footer, as that of a frame in a buffer names the
// buffer's. So a frame that ends only clears its flag, on whatever thread, and in whatever order.
// The bytes are free when the next frame is placed: whatever has ended on top goes then, down to
// the uppermost that lives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

#include "../../error.hpp"
#include "../../layout.hpp"
#include "../base/bytes.hpp"
#include "../base/config.hpp"
#include "../base/poison.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// The word at the end of each frame's bytes. Its first byte is the flag that the frame's trailer
/// names; what follows says how far it is to the footer below. All of it is written at once, and
/// the two are read apart: the flag as what the end of the frame writes, and the distance only of a
/// frame that is gone. With bytes of other types the compiler would take every reading for one of
/// the words of a call, which are written at the same time.
class stack_footer {
 public:
  static constexpr std::size_t size = sizeof(occupied_flag);
  /// The most bytes between two footers.
  static constexpr std::size_t most = size >= sizeof(std::uint64_t)
                                          ? ~std::uint32_t(0) & ~(frame_alignment - 1)
                                          : ((std::size_t(1) << 24) - 1) * frame_alignment;

  [[gnu::always_inline]] static void write(std::byte* end, std::size_t distance) noexcept {
    if constexpr (size >= sizeof(std::uint64_t)) {
      const std::uint64_t bytes = distance;
      const std::uint64_t word = is_little ? bytes << 8 | 1 : std::uint64_t(1) << 56 | bytes << 24;
      __builtin_memcpy(end - size, &word, sizeof word);
    } else {
      const auto units = static_cast<std::uint32_t>(distance >> alignment_bits);
      const std::uint32_t word = is_little ? units << 8 | 1 : std::uint32_t(1) << 24 | units;
      __builtin_memcpy(end - size, &word, sizeof word);
    }
  }

  [[nodiscard, gnu::always_inline]] static bool is_free(const std::byte* end) noexcept {
    return !reinterpret_cast<const occupied_flag*>(end - size)->is_set;
  }
  [[nodiscard, gnu::always_inline]] static std::size_t distance(const std::byte* end) noexcept {
    if constexpr (size >= sizeof(std::uint64_t))
      return reinterpret_cast<const distance_behind_flag*>(end - size)->bytes;
    std::uint32_t word;
    __builtin_memcpy(&word, end - size, sizeof word);
    return std::size_t(is_little ? word >> 8 : word & 0xffffff) << alignment_bits;
  }

 private:
  static constexpr bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
  static constexpr int alignment_bits = __builtin_ctzll(frame_alignment);

  struct [[gnu::packed]] distance_behind_flag {
    bool is_set;
    std::uint32_t bytes;
  };
};

/// What a footer takes, and what aligning its end skips.
constexpr std::size_t size_with_footer(std::size_t size) noexcept {
  return (size + stack_footer::size + frame_alignment - 1) & ~(frame_alignment - 1);
}

struct placement;

/// The flag of what was placed at `at`, of so many bytes with its trailer.
[[nodiscard, gnu::always_inline]] inline std::uintptr_t flag_address(const void* at,
                                                                     std::size_t size) noexcept {
  return reinterpret_cast<std::uintptr_t>(at) + size_with_footer(size) - stack_footer::size;
}

/// What all kinds of `frame_stack` have in common. One logical thread at a time, resumed anywhere.
class stacked_bytes {
 public:
  stacked_bytes(const stacked_bytes&) = delete;
  stacked_bytes& operator=(const stacked_bytes&) = delete;

  void* allocate(layout l) noexcept {
    trim();
    return push(l.align > frame_alignment ? skipped_for(top_, l.align) : 0, l.size);
  }
  void release(void* storage, layout l) noexcept {
    vacate(storage, flag_of(tell_flag_at(flag_address(storage, l.size))));
  }

  /// Bytes in all.
  [[nodiscard]] std::size_t size() const noexcept { return bytes_between(bottom_, end_); }
  /// Bytes of the frames that live here, up to the end of the uppermost, with what each takes more.
  [[nodiscard]] std::size_t used() const noexcept { return bytes_between(bottom_, living_end()); }
  /// The most that `used()` has been.
  [[nodiscard]] std::size_t peak() const noexcept { return bytes_between(bottom_, peak_); }
  /// How many frames went to the container behind it.
  [[nodiscard]] std::size_t overflows() const noexcept { return overflows_; }
  /// Bytes that one more frame may take, with its trailer and footer.
  [[nodiscard]] std::size_t available() const noexcept { return bytes_between(living_end(), end_); }
  /// The same at that alignment.
  [[nodiscard]] std::size_t available(layout l) const noexcept {
    const std::size_t skipped = skipped_for(living_end(), l.align);
    return skipped < available() ? available() - skipped : 0;
  }

 protected:
  using place_function = placement (*)(layout) noexcept;

  /// The first word serves as the footer below all others, which is never free. `behind` places
  /// what finds no room here.
  stacked_bytes(std::byte* begin, std::size_t size, place_function behind) noexcept
      : behind_(behind) {
    const std::size_t skipped = skipped_for(begin, frame_alignment);
    if (size < skipped + bottom_size) return;
    bottom_ = begin + skipped + bottom_size;
    stack_footer::write(bottom_, 0);
    end_ = bottom_ + ((size - skipped - bottom_size) & ~(frame_alignment - 1));
    top_ = peak_ = bottom_;
    poison(bottom_, this->size());
  }
  ~stacked_bytes() {
    if (used() != 0) [[unlikely]]
      fail(
          "dynify: a dynify::frame_stack is destroyed while a frame or an object still lives in "
          "it");
    unpoison(bottom_, size());
  }

  static constexpr std::size_t bottom_size =
      frame_alignment > stack_footer::size ? frame_alignment : stack_footer::size;

 private:
  friend struct stack_access;

  /// Where the next frame begins: whatever has ended on top goes. That is one frame, where a call
  /// follows another.
  [[gnu::always_inline]] std::byte* trim() noexcept {
    if (!stack_footer::is_free(top_)) return top_;
    std::byte* top = without_last(top_);
    while (stack_footer::is_free(top)) [[unlikely]]
      top = without_last(top);
    return top_ = top;
  }
  [[gnu::always_inline]] static std::byte* without_last(std::byte* top) noexcept {
    const std::size_t distance = stack_footer::distance(top);
    poison(top - stack_footer::size, stack_footer::size);
    top -= distance;
#if DYNIFY_FAST
    // clang 19 would subtract once more for the footer that is read next.
    __asm__("" : "+r"(top));
#endif
    return top;
  }

  /// A place on top for a frame of so many bytes, with its trailer, below the peak; nullptr where
  /// there is none, and `allocate` is to be asked. What has ended on top is gone. With one
  /// comparison: no frame is so large that the sum of addresses overflows.
  [[gnu::always_inline]] void* push_below_peak(std::size_t size) noexcept {
    const std::size_t distance = size_with_footer(size);
    std::byte* const at = top_;
    const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(at) + distance;
    if (distance > stack_footer::most || end > reinterpret_cast<std::uintptr_t>(peak_)) [[unlikely]]
      return nullptr;
    take(distance);
    return at;
  }
  /// The same anywhere.
  [[nodiscard]] void* push(std::size_t skipped, std::size_t size) noexcept {
    const std::size_t distance = skipped + size_with_footer(size);
    if (distance > bytes_between(top_, end_) || distance > stack_footer::most) return nullptr;
    std::byte* const at = top_ + skipped;
    take(distance);
    if (top_ > peak_) peak_ = top_;
    return at;
  }
  [[gnu::always_inline]] void take(std::size_t distance) noexcept {
    unpoison(top_, distance);
    top_ += distance;
    stack_footer::write(top_, distance);
  }

  [[nodiscard]] std::byte* living_end() const noexcept {
    std::byte* end = top_;
    while (stack_footer::is_free(end)) end -= stack_footer::distance(end);
    return end;
  }
  [[nodiscard]] static std::size_t bytes_between(const std::byte* begin,
                                                 const std::byte* end) noexcept {
    return static_cast<std::size_t>(end - begin);
  }
  [[nodiscard]] static std::size_t skipped_for(const std::byte* at, std::size_t align) noexcept {
    return static_cast<std::size_t>(-reinterpret_cast<std::uintptr_t>(at) & (align - 1));
  }

  /// Of a stack that has no room even for the footer at the bottom: nothing is written there.
  static inline const occupied_flag no_bytes{true};

  std::byte* top_ =
      const_cast<std::byte*>(reinterpret_cast<const std::byte*>(&no_bytes)) + stack_footer::size;
  std::byte* end_ = top_;
  std::byte* peak_ = top_;
  std::byte* bottom_ = top_;
  place_function behind_;
  std::size_t overflows_ = 0;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
