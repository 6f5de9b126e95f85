#include <dynify/dynify.hpp>

#include <optional>
#include <string>

#include "job.hpp"
#include "loop.hpp"
#include "memory_store.hpp"
#include "store.dyn.hpp"
#include "within.hpp"

/// Takes its time.
class Slow : public MemoryStore {
 public:
  Slow(Loop& loop, int ticks) : loop_(loop), ticks_(ticks) {}
  dynify::task<std::optional<std::string>> get(std::string key) {
    co_await loop_.sleep(ticks_);
    co_return "text of " + key;
  }

 private:
  Loop& loop_;
  int ticks_;
};

Job ask(Loop& loop, DynStore store, std::string& result) {
  dynify::buffer<256> frame;
  // `init` builds the call and does not start it: the task can be handed on.
  const auto answer = co_await Within(loop, 10, store.get("a").init(frame));
  result = answer ? answer->value_or("nothing") : "too late";
  if (frame.occupied()) result = "its frame is still there";
}

int main() {
  Loop loop;
  Slow quick(loop, 3);
  Slow slow(loop, 1000);
  std::string first;
  std::string second;
  const Job a = ask(loop, quick, first);
  const Job b = ask(loop, slow, second);
  loop.run();
  return first == "text of a" && second == "too late" && loop.now() == 10 ? 0 : 1;
}
