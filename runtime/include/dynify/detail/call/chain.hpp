// A request whose frame may go to any of several containers, in order.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../heap.hpp"
#include "../base/pack.hpp"
#include "../place/placement.hpp"
#include "call.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Containers whose bytes can be offered before the size is known, without asking them.
template <class C>
concept offers_bytes = is_buffer<C> || is_raw_bytes<std::remove_const_t<C>>;

/// Reserves a buffer for a request, if it is free. The frame sets it free when it ends.
template <std::size_t N>
[[nodiscard]] bool reserve_if_free(buffer<N>& b) noexcept {
  if (b.occupied()) return false;
  occupy(buffer_access::bytes(b), buffer_access::occupied(b));
  return true;
}
template <std::size_t N>
void offer_reserved(request& r, buffer<N>& b) noexcept {
  r.frame = buffer_access::bytes(b);
  r.state = progress::offered(N);
  r.whom = buffer_access::flag_to_tell(b);
}

/// Whether a call's only container says where the frame goes before its size is known, and its
/// address can be kept in a word of the call, whose low bits say something else.
template <class... Containers>
inline constexpr bool is_one_in_place = false;
template <offers_in_place C>
inline constexpr bool is_one_in_place<C> = alignof(offered_of<C>) >= alignof(void*);

/// The common case, and the fast one: one buffer. Where it is occupied, not `reserved`, nothing is
/// offered.
template <std::size_t N>
class buffer_request : public request {
 public:
  buffer_request(call* waiter, buffer<N>& b) noexcept {
    start_for(waiter);
    offer_reserved(*this, b);
    if (!waiter) this->give_back = nullptr;
    // Last, so that only this differs, and only read where it is set: an interrupt may clear it.
    if (!reserve_if_free(b)) [[unlikely]]
      offer_nothing();
  }
  buffer_request(const buffer_request&) = delete;
  buffer_request& operator=(const buffer_request&) = delete;

  /// Once nothing was built: the buffer is free, unless somebody else's frame lives in it now.
  [[gnu::cold]] void withdraw() noexcept {
    if (this->is_taken() || this->whom == whom_to_tell::nobody) return;
    occupied_flag& flag = flag_of(this->whom);
    vacate(buffer_access::bytes_before<N>(flag), flag);
  }

  [[nodiscard]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    if (this->whom == whom_to_tell::nobody) return shortage{this->refused_size, 0, true}.error();
    return shortage{this->refused_size, available(), false}.error();
  }

 private:
  DYNIFY_COLD void offer_nothing() noexcept {
    this->frame = this;
    this->state = progress::nothing();
    this->whom = whom_to_tell::nobody;
  }

  [[nodiscard, gnu::cold]] std::size_t available() const noexcept {
    auto* const bytes = const_cast<void*>(buffer_access::bytes_before<N>(flag_of(this->whom)));
    return align_up(static_cast<std::byte*>(bytes), N, this->refused_align).size;
  }
};
template <std::size_t N>
buffer_request(call*, buffer<N>&) -> buffer_request<N>;

/// The request of a call whose only container is a stack. The stack is asked when the size of the
/// frame is known.
class stack_request : public request {
 public:
  stack_request(call* waiter, stacked_bytes& s) noexcept {
    start_for(waiter);
    this->frame = stack_access::next(s);
    if (waiter) waiter->set_frame(this->frame);
    this->state = progress::stacked();
    this->whom = static_cast<whom_to_tell>(reinterpret_cast<std::uintptr_t>(&s));
    if (!waiter) this->give_back = nullptr;
  }
  stack_request(const stack_request&) = delete;
  stack_request& operator=(const stack_request&) = delete;

  /// Nothing was reserved.
  void withdraw() noexcept {}

  /// Out of line, as that of `heap_request`.
  [[nodiscard, gnu::cold, gnu::noinline]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    const auto& s = *reinterpret_cast<stacked_bytes*>(static_cast<std::uintptr_t>(this->whom));
    return stack_access::why_full(s, {this->refused_size, this->refused_align}).error();
  }
};

/// An `offering_request` remembers here the container that it asks where too little is offered.
template <class C>
struct asked_behind {};
template <container C>
struct asked_behind<C> {
  C* container;
  shortage why;
};

/// The request of a call whose only container offers bytes of its own: they are reserved, as a
/// buffer is.
template <offering_container C>
class offering_request : public request {
 public:
  offering_request(call* waiter, C& c) noexcept : offered_(c.offered()) {
    start_for(waiter);
    this->frame = offered_.begin;
    if (waiter) waiter->set_frame(offered_.begin);
    this->state = progress::offered(offered_.size);
    this->whom = tell_flag(*offered_.flag);
    if (!waiter) this->give_back = nullptr;
    reserve();
    if constexpr (container<C>) {
      behind_.container = detail::address_of(c);
      this->find_place = &find;
      this->state = this->state.and_others();
    }
  }
  offering_request(const offering_request&) = delete;
  offering_request& operator=(const offering_request&) = delete;

  /// Once nothing was built: the bytes are free, unless somebody else's frame lives in them now.
  [[gnu::cold]] void withdraw() noexcept {
    if (!this->is_taken() && has_reserved()) vacate(offered_.begin, *offered_.flag);
  }

  [[nodiscard, gnu::cold]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    if constexpr (container<C>)
      return behind_.why.error();
    else
      return shortage_of(offered_, has_reserved(), {this->refused_size, this->refused_align})
          .error();
  }

 private:
  [[gnu::always_inline]] void reserve() noexcept {
    if (offered_.flag->is_set) [[unlikely]]
      offer_nothing();
    else
      occupy(offered_.begin, *offered_.flag);
  }
  DYNIFY_COLD void offer_nothing() noexcept {
    this->frame = this;
    this->state = progress::nothing();
    this->whom = whom_to_tell::nobody;
  }
  [[nodiscard]] bool has_reserved() const noexcept { return this->whom != whom_to_tell::nobody; }

  static placement find(request& r, layout l) noexcept {
    auto& self = static_cast<offering_request&>(r);
    self.withdraw();
    self.whom = whom_to_tell::nobody;
    return place_by_allocate(*self.behind_.container, l, self.behind_.why);
  }

  offered_bytes offered_;
  [[no_unique_address]] asked_behind<C> behind_;
};

inline stack_request request_in_place(call* waiter, stacked_bytes& s) noexcept {
  return stack_request(waiter, s);
}
template <std::size_t N>
buffer_request<N> request_in_place(call* waiter, buffer<N>& b) noexcept {
  return buffer_request<N>(waiter, b);
}

template <offering_container C>
offering_request<C> request_in_place(call* waiter, C& c) noexcept {
  return offering_request<C>(waiter, c);
}

/// The address that a call notes for its frame before the request is made. A call in a buffer knows
/// it. All others are told by the request, which reads the stack, or asks the container, behind all
/// that is written at every call: read earlier, the stack would keep the compiler from leaving out
/// stores that come twice.
template <class C>
[[gnu::always_inline]] inline const void* next_frame_in(C&) noexcept {
  return nullptr;
}
template <std::size_t N>
[[gnu::always_inline]] inline const void* next_frame_in(buffer<N>& b) noexcept {
  return buffer_access::bytes(b);
}

#ifndef DYNIFY_NO_HEAP
/// The heap, and nothing else: where the frame has no more alignment than others, `operator new`
/// asks nobody.
class heap_request : public request {
 public:
  explicit heap_request(call* waiter) noexcept {
    start_for(waiter);
    this->frame = this;
    this->state = progress::heap();
    this->find_place = &find;
    if (!waiter) this->give_back = nullptr;
  }
  heap_request(const heap_request&) = delete;
  heap_request& operator=(const heap_request&) = delete;

  /// Nothing was reserved.
  void withdraw() noexcept {}

  /// Why nothing was built. Out of line: g++ 12 does not see that a refusal has written what is
  /// read
  /// (-Wmaybe-uninitialized).
  [[nodiscard, gnu::cold, gnu::noinline]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    return shortage{this->refused_size, 0, false}.error();
  }

 private:
  static placement find(request&, layout l) noexcept {
    shortage ignored;
    return place_in_stateless<heap_t>(l, ignored);
  }
};

template <class... Containers>
inline constexpr bool is_heap_only = false;
template <>
inline constexpr bool is_heap_only<heap_t> = true;
template <>
inline constexpr bool is_heap_only<const heap_t> = true;
#endif

/// Asks `First`, then the others. Bytes in place are offered up front, so that the common case
/// calls nothing.
template <class First, class... Rest>
class chain : public request {
 public:
  explicit chain(call* waiter, First& first, Rest&... rest) noexcept
      : containers_{{first}, {rest}...} {
    start_for(waiter);
    this->frame = this;  // in case that nothing is offered
    this->state = progress::nothing();
    this->whom = whom_to_tell::nobody;
    if constexpr (has_others) this->find_place = &find;
    if (!waiter) this->give_back = nullptr;
    if constexpr (offers_bytes<First>) offer(first);
    if constexpr (has_others) this->state = this->state.and_others();
  }
  chain(const chain&) = delete;
  chain& operator=(const chain&) = delete;

  /// Once nothing was built: what was reserved is free, unless somebody else's frame lives in it
  /// now.
  void withdraw() noexcept {
    if (!this->is_taken()) vacate_reserved();
  }

  /// Why nothing was built.
  [[nodiscard]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    if constexpr (has_others) return why_.error();
    return too_small({this->refused_size, this->refused_align}).error();
  }

 private:
  /// Whether there is anything to ask beyond the bytes that are offered up front.
  static constexpr bool has_others = !offers_bytes<First> || sizeof...(Rest) > 0;

  [[nodiscard]] First& first() noexcept { return packed_at<0>(containers_); }

  void offer(First& first) noexcept {
    if constexpr (is_buffer<First>) {
      reserved_ = reserve_if_free(first);
      occupied_ = !reserved_;
      if (occupied_) return;
      offered_ = {buffer_access::bytes(first), First::capacity()};
      offer_reserved(*this, first);
    } else {
      const bytes_view raw = first;
      offered_ = align_up(raw.begin, raw.size, frame_alignment);
      if (offered_.size == 0) return;
      this->frame = offered_.begin;
      this->state = progress::offered(offered_.size);
    }
  }

  /// Frees the first container's bytes, which were reserved for this request.
  void vacate_reserved() noexcept {
    if constexpr (is_buffer<First>)
      if (reserved_) vacate(buffer_access::bytes(first()), buffer_access::occupied(first()));
    reserved_ = false;
  }

  [[nodiscard]] shortage too_small(layout l) const noexcept {
    return {l.size, align_up(offered_.begin, offered_.size, l.align).size, occupied_};
  }

  placement try_first(layout l) noexcept {
    if constexpr (offers_bytes<First>) {
      why_ = too_small(l);
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
    (void)((where = place(packed_at<I + 1>(containers_), l, why_), where.at != nullptr) || ...);
    return where;
  }

  pack<First&, Rest&...> containers_;
  aligned_bytes offered_{};  // up front
  shortage why_;             // told by find()
  bool reserved_ = false;    // the first container's bytes, if it is a buffer
  bool occupied_ = false;    // it was, before this request
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
