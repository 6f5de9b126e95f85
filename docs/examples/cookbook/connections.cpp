#include <dynify/dynify.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job.hpp"
#include "loop.hpp"
#include "memory_store.hpp"
#include "store.dyn.hpp"

class Slow : public MemoryStore {
 public:
  explicit Slow(Loop& loop) : loop_(loop) {}
  dynify::task<std::optional<std::string>> get(std::string key) {
    co_await loop_.sleep(static_cast<int>(key.size()));
    co_return key;
  }

 private:
  Loop& loop_;
};

/// A connection has room for three requests at a time, in bytes of its own.
class Connection {
 public:
  explicit Connection(DynStore store) : store_(store) {}

  /// False while three are under way: the peer is to wait.
  bool request(std::string key) {
    auto call = store_.get(std::move(key)).try_init(frames_);
    if (!call) return false;
    jobs_.push_back(answer(*std::move(call)));
    return true;
  }
  std::size_t under_way() const { return frames_.living(); }
  const std::vector<std::string>& answers() const { return answers_; }

 private:
  Job answer(dynify::task<std::optional<std::string>> call) {
    const auto text = co_await std::move(call);
    answers_.push_back(text.value_or("nothing"));
  }

  DynStore store_;
  dynify::pool<256, 3> frames_;  // declared first, so that it outlives the calls
  std::vector<std::string> answers_;
  std::vector<Job> jobs_;
};

int main() {
  Loop loop;
  Slow store(loop);
  Connection connection(store);
  const bool three =
      connection.request("ccc") && connection.request("a") && connection.request("bb");
  const bool full = !connection.request("dddd") && connection.under_way() == 3;
  loop.run();
  const bool in_order = connection.answers() == std::vector<std::string>{"a", "bb", "ccc"};
  return three && full && in_order && connection.request("dddd") ? 0 : 1;
}
