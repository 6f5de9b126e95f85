#include <cassert>

#include "other.dyn.hpp"

struct Nothing {};
struct Ended {
  bool ended() noexcept { return true; }
};

int main() {
  Nothing nothing;
  DynOther other = nothing;
  DynStream stream = other;
  assert(other.ended() && !stream.ended());
  Ended ended;
  assert(DynOther(ended).ended() && DynStream(ended).ended());
}
