#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <map>

#include "archive.dyn.hpp"

namespace library {

dynify::task<std::size_t> count_of_items_that_start_with(std::string prefix, const std::vector<std::string>& names) {
  std::size_t count = 0;
  for (const std::string& name : names) count += name.starts_with(prefix) ? 1 : 0;
  co_return count;
}

}  // namespace library

namespace {

class Shelf {
 public:
  dynify::task<std::optional<int>> find(const std::string& key, std::size_t = 0) const {
    const auto found = items_.find(key);
    co_return found == items_.end() ? std::nullopt : std::optional(found->second);
  }
  dynify::task<std::vector<std::pair<std::string, int>>> all_of(std::vector<std::string> keys, bool) {
    std::vector<std::pair<std::string, int>> found;
    for (const std::string& key : keys) found.emplace_back(key, items_.at(key));
    co_return found;
  }
  dynify::task<void> put(std::string key, int item, std::optional<std::size_t>) {
    items_.emplace(std::move(key), item);
    co_return;
  }
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  bool remove(const std::string& key) { return items_.erase(key) != 0; }

 private:
  std::map<std::string, int> items_;
};

dynify::task<bool> use(library::DynArchive<int> archive) {
  dynify::buffer<512> frame;
  co_await archive.put("one", 1).in(frame);
  co_await archive.put("two", 2).in(frame);
  const std::vector<std::string> keys{"two", "one"};
  const auto all = co_await archive.all_of(keys, false).in(frame);
  const std::optional<int> one = co_await archive.find("one").in(frame);
  const std::vector<std::string> names{"one", "other", "two"};
  const std::size_t count = co_await library::dyn_count_of_items_that_start_with("o", names).in(frame);
  co_return all.size() == 2 && all.front().second == 2 && one == 1 && count == 2 && archive.remove("one") && archive.size() == 1;
}

}  // namespace

int main() {
  Shelf shelf;
  return dynify::sync_wait(use(shelf)) ? 0 : 1;
}
