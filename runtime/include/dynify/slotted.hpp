// A dyn that owns the place of the one call that is under way.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <utility>

#include "bind.hpp"
#include "box.hpp"
#include "buffer.hpp"
#include "detail/place/object.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// The object that a `slotted` calls: owned where it was made of a box.
template <class Trait>
class slotted_object {
 public:
  explicit slotted_object(const dyn<Trait>& object) noexcept
      : object_{companion::behind(object), nullptr} {}
  explicit slotted_object(box<Trait>&& object) noexcept
      : object_(box_access::release(std::move(object))) {
    if (!object_.kind) [[unlikely]]
      fail_empty_owner();
  }
  slotted_object(const slotted_object&) = delete;
  slotted_object& operator=(const slotted_object&) = delete;
  ~slotted_object() {
    if (object_.kind) object_.kind->destroy(object_.words.object);
  }

  [[nodiscard]] dyn<Trait> get() const noexcept {
    return companion::access::refer<dyn<Trait>>(object_.words);
  }

 private:
  boxed_object<Trait> object_;
};

/// What the calls refer to, and so is there before them. In this order: the frame ends before its
/// object does. With names that no method of a trait has.
template <class Trait, std::size_t N>
struct slot_of {
  template <class From>
  explicit slot_of(From&& from) noexcept : dynify_object(static_cast<From&&>(from)) {}

  slotted_object<Trait> dynify_object;
  buffer<N> dynify_frame;
};

}  // namespace detail

/// An implementor of `Trait`, by reference or, made of a box, owned, with `N` bytes for the frame
/// of its one call that is under way:
///
///     dynify::slotted<Storage, 512> storage(std::move(box));
///     co_await storage.get(key);
///
/// Its coroutine methods return plain tasks, as those of a bound dyn do, so that it implements the
/// trait itself; a second call while the first one's frame lives throws `buffer_occupied`. It does
/// not move, and outlives its calls; one that is destroyed before calls `on_failure`, and so does
/// one that is made of an empty box.
template <class Trait, std::size_t N>
class slotted : private detail::slot_of<Trait, N>, public bound<Trait, buffer<N>&> {
  static_assert(detail::has_through<Trait>,
                "dynify: a trait without coroutine methods needs no slot: use its dyn or a box");
  using dynify_slot = detail::slot_of<Trait, N>;
  using dynify_calls = bound<Trait, buffer<N>&>;
  using dynify_via = detail::placing<buffer<N>&>;

 public:
  slotted(dyn<Trait> implementor) noexcept
      : dynify_slot(implementor),
        dynify_calls(this->dynify_object.get(), dynify_via(this->dynify_frame)) {}
  slotted(box<Trait>&& implementor) noexcept
      : dynify_slot(std::move(implementor)),
        dynify_calls(this->dynify_object.get(), dynify_via(this->dynify_frame)) {}
  slotted(const slotted&) = delete;
  slotted& operator=(const slotted&) = delete;
};

}  // namespace v1
}  // namespace dynify
