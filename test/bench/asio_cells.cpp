// The rows of Asio's coroutines behind virtual functions, in a context of the thread.
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <cstddef>
#include <exception>
#include <utility>

#include "asio_task.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

struct asio_row : awaited_as_it_is {
  using objects = virtual_objects<asio_task>;
  using caller = asio::awaitable<std::uint64_t>;
  static std::uint64_t run_to_end(caller loop) {
    thread_local asio::io_context context(1);
    std::uint64_t result = 0;
    asio::co_spawn(context, std::move(loop), [&](std::exception_ptr error, std::uint64_t sum) {
      if (error) std::rethrow_exception(error);
      result = sum;
    });
    context.restart();
    context.run();
    return result;
  }
};

}  // namespace

// Asio keeps two frames for each thread, and allocates the others.
void add_asio_cells(cells& all) { add_to_all<asio_row>(all, "Asio, virtual", std::nullopt); }

}  // namespace bench
