#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>

#include "from_string.hpp"
#include "stream.dyn.hpp"  // generated: DynStream

dynify::task<int> count(DynStream stream) {  // a FromString& converts implicitly
  dynify::buffer<128> frame;                 // in this coroutine's own frame: no heap
  int n = 0;
  while (co_await stream.next().in(frame)) ++n;  // every call reuses the same 128 bytes
  co_return n;
}

int main() {
  FromString text("hello");
  const int n = dynify::sync_wait(count(text));
  std::printf("%d characters\n", n);
  return n == 5 ? 0 : 1;
}
