#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "memory_store.hpp"
#include "store.dyn.hpp"

/// Implements Store by another Store, and keeps a record of the calls.
class Recorded {
 public:
  Recorded(DynStore inner, std::vector<std::string>& record) : inner_(inner), record_(record) {}

  dynify::task<std::optional<std::string>> get(std::string key) {
    record_.push_back("get " + key);
    dynify::buffer<256> frame;  // the inner call's frame is a part of this one's
    co_return co_await inner_.get(std::move(key)).in(frame);
  }
  dynify::task<void> put(std::string key, std::string text) {
    record_.push_back("put " + key);
    dynify::buffer<256> frame;
    co_await inner_.put(std::move(key), std::move(text)).in(frame);
  }
  std::size_t size() const { return inner_.size(); }

 private:
  DynStore inner_;
  std::vector<std::string>& record_;
};

dynify::task<std::optional<std::string>> use(DynStore store) {
  dynify::buffer<1024> frame;
  co_await store.put("a", "1").in(frame);
  co_return co_await store.get("a").in(frame);
}

int main() {
  std::vector<std::string> record;
  MemoryStore memory;
  Recorded once(memory, record);
  const auto text = dynify::sync_wait(use(once));
  return text == "1" && record == std::vector<std::string>{"put a", "get a"} ? 0 : 1;
}
