#include <dynify/asio.hpp>
#include <dynify/dynify.hpp>

#include <string>

#include "asio_reader.dyn.hpp"  // generated from asio_reader.hpp: DynReader

class Lengths : dynify::placeable {  // its coroutines can be placed
 public:
  asio::awaitable<int> read(std::string key) {
    co_await asio::post(asio::use_awaitable);
    co_return static_cast<int>(key.size());
  }
};

dynify::task<int> twice(int n) { co_return 2 * n; }

asio::awaitable<void> use(DynReader reader, int& result) {
  dynify::buffer<1024> frame;
  const int n = co_await reader.read("four").in(frame);  // an asio::awaitable in the buffer
  result = co_await dynify::asio_awaitable(twice(n));    // a task, in a coroutine of Asio's
}

int main() {
  asio::io_context context;
  Lengths lengths;
  int result = 0;
  asio::co_spawn(context, use(lengths, result), asio::detached);
  context.run();
  return result == 8 ? 0 : 1;
}
