// Types that a trait leaves to its implementors.
#pragma once

#include "detail/base/language.hpp"

namespace dynify {
inline namespace v1 {

/// `using item = dynify::associated;` in a trait: every implementor has a type of this name, which
/// the trait's methods may name, and which is a parameter of the dyn: `DynStream<char>`.
///
/// Stands for the type inside the trait. There are no objects of it.
struct associated {
  associated() = delete;
};

/// A trait with its associated types, in the order that the trait declares them: where the runtime
/// takes a trait whose dyn has parameters, `dynify::box<dynify::with<Stream, char>>`.
template <class Trait, class... Types>
struct with;

}  // namespace v1
}  // namespace dynify
