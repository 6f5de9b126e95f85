// Slots of one size for many frames at a time.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>

#include "detail/base/config.hpp"
#include "detail/base/counter.hpp"
#include "detail/base/poison.hpp"
#include "detail/place/placement.hpp"
#include "error.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

namespace detail {

/// The number of the lowest bit that is clear; of a word without one, the number of its bits.
inline unsigned lowest_clear(std::size_t word) noexcept {
  if (word == ~std::size_t(0)) return 8 * sizeof word;
  return static_cast<unsigned>(__builtin_ctzll(~static_cast<unsigned long long>(word)));
}

}  // namespace detail

/// Up to as many slots as a word has bits: which are taken. A pool's guard says what is safe.
///
/// Lock-free: on any thread, also in signal and interrupt handlers. A word of bits has no ABA
/// problem: it is all there is to know, so that equal words mean equal slots.
struct lock_free {
  class bits {
   public:
    /// The index of a bit that was clear among the first `count`, and is set now; `count`: none.
    unsigned take(unsigned count) noexcept {
      std::size_t word = word_.load(__ATOMIC_RELAXED);
      for (;;) {
        const auto i = detail::lowest_clear(word);
        if (i >= count) return count;
        // Acquire: what the last user of the slot did is done.
        if (word_.compare_exchange_weak(word, word | std::size_t(1) << i, __ATOMIC_ACQUIRE))
          return i;
      }
    }
    void give_back(unsigned i) noexcept {
      word_.fetch_and(~(std::size_t(1) << i), __ATOMIC_RELEASE);
    }
    [[nodiscard]] unsigned taken() const noexcept {
      return static_cast<unsigned>(__builtin_popcountll(word_.load(__ATOMIC_RELAXED)));
    }

   private:
    detail::counter<std::size_t> word_ = 0;
  };
};

/// The guard for one thread at a time, which no interrupt handler shares.
struct unguarded {
  class bits {
   public:
    unsigned take(unsigned count) noexcept {
      const auto i = detail::lowest_clear(word_);
      if (i >= count) return count;
      word_ |= std::size_t(1) << i;
      return i;
    }
    void give_back(unsigned i) noexcept { word_ &= ~(std::size_t(1) << i); }
    [[nodiscard]] unsigned taken() const noexcept {
      return static_cast<unsigned>(__builtin_popcountll(word_));
    }

   private:
    std::size_t word_ = 0;
  };
};

/// `Count` slots of `Size` bytes each, in place, for as many frames and objects at a time.
///
/// Two words per frame. `Guard` says which threads may use it at once: `lock_free`, any; or
/// `unguarded`, or a user's own with such a class `bits`. Refuses what is larger than a slot, or
/// over-aligned; `available` is 0 while all slots are taken. Outlives what lives in it, and does
/// not move; one that is destroyed before calls `on_failure`.
template <std::size_t Size, std::size_t Count, class Guard = lock_free>
class pool {
 public:
  pool() noexcept {
    for (slot& s : slots_) detail::poison(s.bytes, Size);
  }
  pool(const pool&) = delete;
  pool& operator=(const pool&) = delete;
  ~pool() {
    if (living() != 0) [[unlikely]]
      detail::fail(
          "dynify: a dynify::pool is destroyed while a frame or an object still lives in it");
    for (slot& s : slots_) detail::unpoison(s.bytes, Size);
  }

  void* allocate(layout l) noexcept {
    if (l.size > Size || l.align > frame_alignment) return nullptr;
    for (std::size_t word = 0; word < words; ++word) {
      const unsigned count = slots_of(word);
      const unsigned i = taken_[word].take(count);
      if (i == count) continue;
      std::byte* const bytes = slots_[word * bits_per_word + i].bytes;
      detail::unpoison(bytes, Size);
      return bytes;
    }
    return nullptr;
  }

  void release(void* storage, layout) noexcept {
    const auto i = static_cast<std::size_t>(static_cast<slot*>(storage) - slots_);
    detail::poison(storage, Size);
    taken_[i / bits_per_word].give_back(static_cast<unsigned>(i % bits_per_word));
  }

  /// Bytes of a slot, 0 where none is free or none is aligned so.
  [[nodiscard]] std::size_t available(layout l) const noexcept {
    return l.align > frame_alignment || living() == Count ? 0 : Size;
  }
  /// How many frames and objects live here.
  [[nodiscard]] std::size_t living() const noexcept {
    std::size_t n = 0;
    for (const bits& word : taken_) n += word.taken();
    return n;
  }
  [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Count; }

 private:
  static_assert(Size > 0 && Count > 0, "dynify: a pool has slots, and a slot has bytes");

  using bits = typename Guard::bits;
  struct slot {
    alignas(frame_alignment) std::byte bytes[Size];
  };

  static constexpr std::size_t bits_per_word = 8 * sizeof(std::size_t);
  static constexpr std::size_t words = (Count + bits_per_word - 1) / bits_per_word;

  static constexpr unsigned slots_of(std::size_t word) noexcept {
    const std::size_t left = Count - word * bits_per_word;
    return static_cast<unsigned>(left < bits_per_word ? left : bits_per_word);
  }

  bits taken_[words]{};
  slot slots_[Count];
};

}  // namespace v1
}  // namespace dynify
