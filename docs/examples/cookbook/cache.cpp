#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "memory_store.hpp"
#include "store.dyn.hpp"

/// In front of a slow store. A hit awaits nothing, and its frame is in the caller's place, so it
/// allocates nothing but the copy of the text.
class Cache {
 public:
  explicit Cache(DynStore slow) : slow_(slow) {}

  dynify::task<std::optional<std::string>> get(std::string key) {
    if (const auto hit = known_.find(key); hit != known_.end()) co_return hit->second;
    ++misses_;
    dynify::buffer<256> frame;
    auto text = co_await slow_.get(key).in(frame);
    known_.emplace(std::move(key), text);
    co_return text;
  }
  dynify::task<void> put(std::string key, std::string text) {
    known_.erase(key);
    dynify::buffer<256> frame;
    co_await slow_.put(std::move(key), std::move(text)).in(frame);
  }
  std::size_t size() const { return slow_.size(); }

  int misses() const { return misses_; }

 private:
  DynStore slow_;
  std::map<std::string, std::optional<std::string>> known_;
  int misses_ = 0;
};

dynify::task<bool> use(DynStore store) {
  dynify::buffer<1024> frame;
  co_await store.put("a", "1").in(frame);
  bool right = true;
  for (int i = 0; i < 3; ++i) {
    const auto text = co_await store.get("a").in(frame);
    right = right && text == "1";
  }
  co_await store.put("a", "2").in(frame);
  const auto text = co_await store.get("a").in(frame);
  co_return right&& text == "2";
}

int main() {
  MemoryStore memory;
  Cache cache(memory);
  return dynify::sync_wait(use(cache)) && cache.misses() == 2 ? 0 : 1;
}
