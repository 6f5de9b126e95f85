// Frames that keep their object alive: its owner stands behind the frame, in the same container.
//
//     [ frame | padding | whom to tell: the function below | what the container wants | owner ]
#pragma once

#include <cstddef>
#include <new>
#include <utility>

#include "../../layout.hpp"
#include "../base/memory.hpp"
#include "../base/pack.hpp"
#include "../place/placement.hpp"
#include "../place/trailer.hpp"
#include "call.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What stands behind a frame and its trailer.
template <class Owner>
struct kept_owner {
  stateful_trailer from;  // of the container
  Owner owner;
  /// Where the owner came from, while the coroutine is not finished being built: there it returns
  /// to if nothing comes of it. nullptr: here it ends.
  Owner* home;
};

/// A frame with its trailer, of layout `l`, that has an owner behind it.
template <class Owner>
constexpr std::size_t owner_offset(layout l) noexcept {
  return (l.size + alignof(kept_owner<Owner>) - 1) & ~(alignof(kept_owner<Owner>) - 1);
}
template <class Owner>
constexpr layout with_owner(layout l) noexcept {
  return {owner_offset<Owner>(l) + sizeof(kept_owner<Owner>), l.align};
}

/// Gives the storage back, then the object, which may be what the storage is part of.
template <class Owner>
void release_kept(void* storage, layout given, const trailer&) noexcept {
  auto* const kept = std::launder(reinterpret_cast<kept_owner<Owner>*>(
      static_cast<std::byte*>(storage) + owner_offset<Owner>(given)));
  const stateful_trailer from = kept->from;
  Owner owner = std::move(kept->owner);
  if (kept->home) owner.swap(*kept->home);
  detail::destroy(kept);
  if (is_flag(from.whom))
    vacate(storage, flag_of(from.whom));
  else if (from.whom != whom_to_tell::nobody)
    function_of(from.whom)(storage, with_owner<Owner>(given), from);
}
template <class Owner>
inline constexpr release_function releaser_of_kept = &release_kept<Owner>;

/// Asks containers in order for room for a frame and `owner`, which moves there.
template <class Owner, class... Containers>
class keeping_chain : public request {
 public:
  keeping_chain(call* waiter, Owner& owner, Containers&... containers) noexcept
      : owner_(owner), containers_{{containers}...} {
    start_for(waiter);
    this->frame = this;  // nothing is offered before the size is known
    this->state = progress::nothing().and_others();
    this->whom = whom_to_tell::nobody;
    this->find_place = &find;
    this->give_back = nullptr;
  }
  keeping_chain(const keeping_chain&) = delete;
  keeping_chain& operator=(const keeping_chain&) = delete;
  /// The coroutine is built: if the owner is with it, there it stays.
  ~keeping_chain() {
    if (kept_ && !owner_) kept_->home = nullptr;
  }

  /// Nothing was reserved.
  void withdraw() noexcept {}

  [[nodiscard]] init_error error() const noexcept {
    if (!this->is_refused()) return init_error(misdeed::unknown);
    return why_.error();
  }

 private:
  static placement find(request& r, layout l) noexcept {
    auto& self = static_cast<keeping_chain&>(r);
    placement where;
    self.containers_.apply([&](auto&... c) {
      (void)((where = place(c, with_owner<Owner>(l), self.why_), where.at != nullptr) || ...);
    });
    return where.at ? self.move_in(where, l) : where;
  }

  placement move_in(const placement& where, layout l) noexcept {
    void* const at = static_cast<std::byte*>(where.at) + owner_offset<Owner>(l);
    // A call that is awaited at once may be over before this request is: it is no business of ours
    // any more.
    Owner* const home = this->of ? nullptr : detail::address_of(owner_);
    auto* const kept =
        ::new (at) kept_owner<Owner>{{{where.whom}, where.container}, std::move(owner_), home};
    if (home) kept_ = kept;
    return {where.at, tell(releaser_of_kept<Owner>), nullptr};
  }

  Owner& owner_;
  pack<Containers&...> containers_;
  kept_owner<Owner>* kept_ = nullptr;
  shortage why_{};
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
