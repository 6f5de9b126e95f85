#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <map>

#include "archive.dyn.hpp"

namespace {

class Shelf {
 public:
  dynify::task<std::optional<int>> find(const std::string& key, std::size_t = 0) const {
    const auto found = items_.find(key);
    co_return found == items_.end() ? std::nullopt : std::optional(found->second);
  }
  bool put(std::string key, int item) { return items_.emplace(std::move(key), item).second; }

 private:
  std::map<std::string, int> items_;
};

dynify::task<bool> use(library::DynArchive<int> archive) {
  dynify::buffer<512> frame;
  const std::optional<int> one = co_await archive.find("one").in(frame);
  const std::optional<int> two = co_await archive.find("two").in(frame);
  co_return archive.put("two", 2) && one == 1 && !two;
}

}  // namespace

int main() {
  Shelf shelf;
  shelf.put("one", 1);
  return dynify::sync_wait(use(shelf)) ? 0 : 1;
}
