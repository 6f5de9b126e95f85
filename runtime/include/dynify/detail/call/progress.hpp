// How far a request has come: one word, since every call writes it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dynify {
inline namespace v1 {
namespace detail {

/// The word of a request. Its values, in the order of its life:
/// - 8 or more, by `offered`: so many bytes stand ready, at `frame`. Written by the caller, and
///   asked by `operator new`.
/// - 1, by `nothing`: no bytes stand ready. The same.
/// - either plus bit 1, by `and_others`: more containers are to be asked than that. The same.
/// - 2, by `heap`: only the heap is asked. The same.
/// - 0, by `stacked`: only a frame_stack is asked, which `whom` is the address of. The same.
/// - 5, by `decided`: the frame is placed, or refused. Written by `operator new`, asked by the
///   promise and the caller.
/// - 6, by `begun`: the body runs, so that the call cannot be taken back. Written by the promise,
///   with g++ by the thunk; asked by the caller.
/// - 4, by `ended`: the body has ended, and returns to the thunk. Written by the body, asked by the
///   caller.
///
/// All that is less than 8 is too little for a frame, so that `operator new` finds by one
/// comparison whether it has anything else to do than to take what is offered.
class progress {
 public:
  progress() = default;  // every request sets it, and none twice

  [[nodiscard]] static constexpr progress offered(std::size_t bytes) noexcept {
    constexpr std::size_t most = PTRDIFF_MAX;
    if (bytes < 8) return nothing();
    return progress(static_cast<std::ptrdiff_t>(bytes < most ? bytes : most) & ~others);
  }
  [[nodiscard]] static constexpr progress nothing() noexcept { return progress(1); }
  [[nodiscard]] static constexpr progress heap() noexcept { return progress(others); }
  [[nodiscard]] static constexpr progress stacked() noexcept { return progress(0); }
  [[nodiscard]] static constexpr progress decided() noexcept { return progress(5); }
  [[nodiscard]] static constexpr progress begun() noexcept { return progress(6); }
  [[nodiscard]] static constexpr progress ended() noexcept {
    return progress(static_cast<std::ptrdiff_t>(ended_word));
  }
  /// Of what is offered, or of nothing.
  [[nodiscard]] constexpr progress and_others() const noexcept { return progress(word_ | others); }

  /// Whether a frame of so many bytes, its trailer included, fits into what is offered.
  [[nodiscard]] constexpr bool has_room_for(std::size_t bytes) const noexcept {
    return static_cast<std::ptrdiff_t>(bytes) <= word_;
  }
  /// The bytes that are offered; too few for a frame where none are.
  [[nodiscard]] constexpr std::size_t bytes() const noexcept {
    return static_cast<std::size_t>(word_);
  }
  /// Whether containers are to be asked where what is offered does not suffice. The heap, where it
  /// is asked for alone, is one of them.
  [[nodiscard]] constexpr bool asks_others() const noexcept { return (word_ & others) != 0; }
  [[nodiscard]] constexpr bool asks_heap() const noexcept { return word_ == others; }
  [[nodiscard]] constexpr bool asks_stack() const noexcept { return word_ == 0; }
  /// Whether `operator new` has answered: a coroutine that is made now is somebody else's.
  [[nodiscard]] constexpr bool is_done() const noexcept {
    return static_cast<std::size_t>(word_ - 4) < 3;
  }
  [[nodiscard]] constexpr bool has_begun() const noexcept { return *this == begun(); }

  friend constexpr bool operator==(progress, progress) noexcept = default;

  /// What the thunk returns of a task whose body was started, too: that a body has ended in its
  /// first stretch is found by one comparison of the two.
  static constexpr std::uintptr_t ended_word = 4;
  [[nodiscard]] constexpr bool is(std::uintptr_t word) const noexcept {
    return static_cast<std::uintptr_t>(word_) == word;
  }

 private:
  constexpr explicit progress(std::ptrdiff_t word) noexcept : word_(word) {}

  /// Does no harm to a number of bytes: what a frame takes is a number of words.
  static constexpr std::ptrdiff_t others = 2;

  std::ptrdiff_t word_;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
