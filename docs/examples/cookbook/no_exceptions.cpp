// Built with -fno-exceptions.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>
#include <cstdlib>
#include <optional>

#include "numbers.dyn.hpp"

class Count {
 public:
  dynify::task<std::optional<int>> next() { co_return ++at_; }

 private:
  int at_ = 0;
};

/// Want of room is a value: nothing is thrown, and the call comes back.
template <class Place>
std::optional<int> try_next(DynNumbers numbers, Place& place) {
  auto call = numbers.next().try_init(place);
  if (!call) {
    std::printf("%zu bytes needed, %zu there\n", call.error().needed(), call.error().available());
    return std::nullopt;
  }
  return dynify::sync_wait(*std::move(call));
}

int main() {
  // For all other errors, which nobody can catch. It must not return.
  dynify::on_failure = [](const char* message) {
    std::fprintf(stderr, "%s\n", message);
    std::abort();
  };
  Count count;
  dynify::buffer<16> small;
  dynify::buffer<192> large;
  return !try_next(count, small) && try_next(count, large) == 1 ? 0 : 1;
}
