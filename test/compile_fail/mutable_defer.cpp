// A function that cannot be called again after a refusal.
#include <dynify/dynify.hpp>
#include <utility>

struct move_only {
  move_only() = default;
  move_only(move_only&&) = default;
};
dynify::task<int> number(move_only);

#ifdef TWIN
std::size_t needed() { return dynify::defer(&number, move_only()).layout().size; }
#else
std::size_t needed() {
  return dynify::defer([m = move_only()]() mutable { return number(std::move(m)); }).layout().size;
}
#endif
