#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <exception>
#include <optional>
#include <stdexcept>
#include <string>

#include "job.hpp"
#include "loop.hpp"
#include "memory_store.hpp"
#include "store.dyn.hpp"

/// Fails as often as it is told.
class Shaky : public MemoryStore {
 public:
  explicit Shaky(int failures) : failures_(failures) {}
  dynify::task<std::optional<std::string>> get(std::string key) {
    if (failures_-- > 0) throw std::runtime_error("connection lost");
    co_return "text of " + key;
  }

 private:
  int failures_;
};

/// Calls `get` until it succeeds, with a pause that doubles. Every attempt uses the same bytes.
dynify::task<std::optional<std::string>> get_patiently(DynStore store, Loop& loop, std::string key,
                                                       int attempts) {
  dynify::buffer<256> frame;
  for (int pause = 1;; pause *= 2) {
    std::exception_ptr error;
    try {
      co_return co_await store.get(key).in(frame);  // `key` is copied: the next attempt needs it
    } catch (const std::runtime_error&) {
      error = std::current_exception();
    }
    if (--attempts == 0) std::rethrow_exception(error);
    co_await loop.sleep(pause);  // not in the handler, where C++ forbids it
  }
}

Job run(DynStore store, Loop& loop, int attempts, std::string& result) {
  try {
    const auto text = co_await get_patiently(store, loop, "a", attempts);
    result = text.value_or("nothing");
  } catch (const std::runtime_error& error) {
    result = error.what();
  }
}

int main() {
  Loop loop;
  Shaky three(3);
  std::string first;
  const Job patient = run(three, loop, 4, first);
  loop.run();
  const bool waited = loop.now() == 1 + 2 + 4;

  Shaky many(100);
  std::string second;
  const Job impatient = run(many, loop, 2, second);
  loop.run();
  return waited && first == "text of a" && second == "connection lost" ? 0 : 1;
}
