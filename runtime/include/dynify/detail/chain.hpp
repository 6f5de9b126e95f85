// A request whose frame may go to any of several containers, in order.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

#include "placement.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

/// Containers whose bytes can be offered before the size is known, without asking them.
template <class C>
concept offers_bytes = is_buffer<C> || is_raw_bytes<std::remove_const_t<C>>;

/// Asks `First`, then the others. Bytes in place are offered up front, so that the common case calls nothing.
template <class First, class... Rest>
class chain : public request {
 public:
  /// `release_first` goes into the trailer of a frame in the first container, if that one offers bytes.
  explicit chain(release_function release_first, First& first, Rest&... rest) noexcept
      : containers_(first, rest...) {
    this->find_place = &find;
    if constexpr (offers_bytes<First>) offer(release_first);
  }
  chain(const chain&) = delete;
  chain& operator=(const chain&) = delete;
  ~chain() {
    if (!this->taken) vacate_reserved();
  }

  /// Frees the first container's bytes, if they are reserved for this request: nobody took them, or what did has ended.
  void vacate_reserved() noexcept {
    if constexpr (is_buffer<First>)
      if (reserved_) buffer_access::vacate(first());
    reserved_ = false;
  }

  /// Why nothing was built.
  [[nodiscard]] init_error error() const noexcept {
    if (this->refused_size != 0) return why_.error();
    return frame_not_placed();
  }

 private:
  [[nodiscard]] First& first() noexcept { return std::get<0>(containers_); }

  void offer(release_function release_first) noexcept {
    if constexpr (is_buffer<First>) {
      if (first().occupied()) return;
      reserved_ = true;
      buffer_access::occupy(first());
      this->frame = buffer_access::bytes(first());
      this->capacity = First::capacity();
      this->release = release_first;
    } else {
      const std::span<std::byte> raw = first();
      const aligned_bytes bytes = align_up(raw.data(), raw.size(), frame_alignment);
      this->frame = bytes.begin;
      this->capacity = bytes.size;
    }
  }

  placement try_first(layout l) noexcept {
    if constexpr (offers_bytes<First>) {  // what was offered was too small, if it was free
      why_ = {l.size, this->capacity, is_buffer<First> && !reserved_};
      vacate_reserved();
      return {};
    } else {
      return place(first(), l, why_);
    }
  }

  static placement find(request& r, layout l) noexcept {
    auto& self = static_cast<chain&>(r);
    const placement where = self.try_first(l);
    return where.at ? where : self.try_rest(l, std::index_sequence_for<Rest...>());
  }

  template <std::size_t... I>
  placement try_rest([[maybe_unused]] layout l, std::index_sequence<I...>) noexcept {
    placement where;
    (void)((where = place(std::get<I + 1>(containers_), l, why_), where.at != nullptr) || ...);
    return where;
  }

  std::tuple<First&, Rest&...> containers_;
  shortage why_;
  bool reserved_ = false;
};

/// A request for a frame that gives its own place back when it ends.
template <class First, class... Rest>
chain<First, Rest...> make_chain(First& first, Rest&... rest) noexcept {
  if constexpr (is_buffer<First>)
    return chain<First, Rest...>(&buffer_access::vacate_by_address<First::capacity()>, first, rest...);
  else
    return chain<First, Rest...>(nullptr, first, rest...);
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
