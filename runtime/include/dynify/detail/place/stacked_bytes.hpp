// Bytes in which frames lie one above the other, the last one on top.
//
//     [ bottom ] [ frame | trailer | footer ] [ frame | trailer | footer ]   free bytes
//                                                                         ^ top
//
// A footer is one word: whether something lives below it, and how far it is to the next footer
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

/// Stands behind each frame, at the end of its bytes. The distance stands in the padding of the
/// flag.
struct stack_footer : occupied_flag {
  using distance_type = std::conditional_t<(sizeof(void*) > 4), std::uint32_t, std::uint16_t>;
  /// What a distance is counted in: of 32 bits, a byte.
  static constexpr std::size_t unit = sizeof(void*) > 4 ? 1 : frame_alignment;
  static constexpr std::size_t most = std::size_t(distance_type(-1)) * unit;

  constexpr explicit stack_footer(std::size_t bytes) noexcept
      : occupied_flag{true}, distance(static_cast<distance_type>(bytes / unit)) {}

  [[nodiscard]] std::size_t bytes() const noexcept { return distance * unit; }

  distance_type distance;
};
static_assert(sizeof(stack_footer) == sizeof(void*));

/// The end of what has a footer there.
[[nodiscard, gnu::always_inline]] inline stack_footer& footer_before(std::byte* end) noexcept {
  return *std::launder(reinterpret_cast<stack_footer*>(end - sizeof(stack_footer)));
}

/// What a footer takes, and what aligning its end skips.
constexpr std::size_t size_with_footer(std::size_t size) noexcept {
  return (size + sizeof(stack_footer) + frame_alignment - 1) & ~(frame_alignment - 1);
}

struct placement;

/// What all kinds of `frame_stack` have in common. One logical thread at a time, resumed anywhere.
class stacked_bytes {
 public:
  stacked_bytes(const stacked_bytes&) = delete;
  stacked_bytes& operator=(const stacked_bytes&) = delete;

  void* allocate(layout l) noexcept {
    trim();
    return l.align <= frame_alignment ? push(l.size) : push_aligned(l);
  }
  void release(void* storage, layout l) noexcept { vacate(storage, footer_of(storage, l.size)); }

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
    ::new (begin + skipped + bottom_size - sizeof(stack_footer)) stack_footer(0);
    bottom_ = begin + skipped + bottom_size;
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

  static constexpr std::size_t bottom_size = frame_alignment > sizeof(stack_footer)
                                                 ? frame_alignment
                                                 : sizeof(stack_footer);

 private:
  friend struct stack_access;

  /// Where the next frame begins: whatever has ended on top goes.
  [[gnu::always_inline]] std::byte* trim() noexcept {
    while (!footer_before(top_).is_set) pop();
    return top_;
  }
  [[gnu::always_inline]] void pop() noexcept {
    std::byte* const end = top_;
    top_ -= footer_before(end).bytes();
    poison(end - sizeof(stack_footer), sizeof(stack_footer));
  }

  /// A place on top for a frame of so many bytes, with its trailer; nullptr where there is none.
  /// What has ended on top is gone.
  [[gnu::always_inline]] void* push(std::size_t size) noexcept {
    std::byte* const at = top_;
    return take(size_with_footer(size)) ? at : nullptr;
  }
  [[gnu::noinline]] void* push_aligned(layout l) noexcept {
    const std::size_t skipped = skipped_for(top_, l.align);
    std::byte* const at = top_ + skipped;
    return take(skipped + size_with_footer(l.size)) ? at : nullptr;
  }
  /// The next so many bytes are something's, unless they are too many. The footer's distance limits
  /// a frame, too: to 4 GiB, where addresses have 32 bits, to 512 KiB or more.
  [[gnu::always_inline]] bool take(std::size_t distance) noexcept {
    if (distance > bytes_between(top_, end_) || distance > stack_footer::most) [[unlikely]]
      return false;
    unpoison(top_, distance);
    std::byte* const end = top_ + distance;
    ::new (end - sizeof(stack_footer)) stack_footer(distance);
    top_ = end;
    if (end > peak_) peak_ = end;
    return true;
  }

  [[nodiscard, gnu::always_inline]] static stack_footer& footer_of(void* at,
                                                                   std::size_t size) noexcept {
    return footer_before(static_cast<std::byte*>(at) + size_with_footer(size));
  }

  [[nodiscard]] std::byte* living_end() const noexcept {
    std::byte* end = top_;
    while (!footer_before(end).is_set) end -= footer_before(end).bytes();
    return end;
  }
  [[nodiscard]] static std::size_t bytes_between(const std::byte* begin,
                                                 const std::byte* end) noexcept {
    return static_cast<std::size_t>(end - begin);
  }
  [[nodiscard]] static std::size_t skipped_for(const std::byte* at, std::size_t align) noexcept {
    return static_cast<std::size_t>(-reinterpret_cast<std::uintptr_t>(at) & (align - 1));
  }

  /// Of a stack that has no room even for the footer at the bottom.
  static inline const stack_footer no_bytes{0};

  std::byte* top_ = const_cast<std::byte*>(reinterpret_cast<const std::byte*>(&no_bytes + 1));
  std::byte* end_ = top_;
  std::byte* peak_ = top_;
  std::byte* bottom_ = top_;
  place_function behind_;
  std::size_t overflows_ = 0;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
