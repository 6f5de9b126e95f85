// Containers of a user's own, which remember what was asked of them.
#pragma once

#include <cstddef>
#include <dynify/layout.hpp>
#include <vector>

namespace test {

/// Hands out its bytes one after the other, in the order of a stack.
class bump_container {
 public:
  explicit bump_container(std::size_t capacity) : bytes_(capacity + alignment) {
    // Notes allocate nothing while the heap's use is counted.
    allocated.reserve(notes);
    released.reserve(notes);
    marks_.reserve(notes);
  }

  void* allocate(dynify::layout l) noexcept {
    allocated.push_back(l);
    const auto begin = reinterpret_cast<std::size_t>(bytes_.data()) + used_;
    const std::size_t skipped = (0 - begin) & (l.align - 1);
    if (used_ + skipped + l.size > bytes_.size()) return nullptr;
    void* const at = bytes_.data() + used_ + skipped;
    marks_.push_back(used_);
    used_ += skipped + l.size;
    return at;
  }
  void release(void*, dynify::layout l) noexcept {
    released.push_back(l);
    used_ = marks_.back();
    marks_.pop_back();
  }

  [[nodiscard]] bool holds(const void* p) const noexcept {
    return p >= bytes_.data() && p < bytes_.data() + bytes_.size();
  }
  [[nodiscard]] std::size_t living() const noexcept { return marks_.size(); }

  std::vector<dynify::layout> allocated;
  std::vector<dynify::layout> released;

 private:
  static constexpr std::size_t alignment = 64;
  static constexpr std::size_t notes = 2048;

  std::vector<std::byte> bytes_;
  std::vector<std::size_t> marks_;
  std::size_t used_ = 0;
};

/// Without state: all of them are one.
struct stateless_container {
  static bump_container& shared() {
    static bump_container bytes(4096);
    return bytes;
  }
  void* allocate(dynify::layout l) const noexcept { return shared().allocate(l); }
  void release(void* p, dynify::layout l) const noexcept { shared().release(p, l); }
};

/// Never has room.
struct full_container {
  int asked = 0;
  int released = 0;

  void* allocate(dynify::layout) noexcept {
    ++asked;
    return nullptr;
  }
  void release(void*, dynify::layout) noexcept { ++released; }
};

}  // namespace test
