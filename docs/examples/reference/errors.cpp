#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>
#include <cstdlib>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<bool> fits(DynStream stream) {
  dynify::buffer<16> frame;
  try {
    co_await stream.next().in(frame);
    co_return true;
  } catch (const dynify::out_of_capacity& error) {
    std::printf("%s: %zu bytes needed, %zu there\n", error.what(), error.needed(),
                error.available());
    co_return false;
  }
}

int main() {
  // For what cannot be thrown: a broken contract, or any error in a build without exceptions.
  dynify::on_failure = [](const char* message) {
    std::fprintf(stderr, "%s\n", message);
    std::abort();
  };
  FromString text("a");
  return dynify::sync_wait(fits(text)) ? 1 : 0;
}
