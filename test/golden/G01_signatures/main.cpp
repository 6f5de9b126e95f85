#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "index.dyn.hpp"

namespace library {

dynify::task<std::size_t> count_of_items_that_start_with(std::string prefix, const std::vector<std::string>& names) {
  std::size_t count = 0;
  for (const std::string& name : names) count += name.starts_with(prefix) ? 1 : 0;
  co_return count;
}

}  // namespace library

namespace {

using Found = std::vector<std::pair<std::string, int>>;

struct Lengths {
  dynify::task<Found> all_of(std::vector<std::string> keys, bool) {
    Found found;
    for (const std::string& key : keys) found.emplace_back(key, static_cast<int>(key.size()));
    co_return found;
  }
  Found known_without_a_wait(const std::vector<std::string>&) noexcept { return {}; }
};

dynify::task<bool> use(library::DynIndex<int> index) {
  dynify::buffer<512> frame;
  const std::vector<std::string> keys{"other", "one", "two"};
  const Found all = co_await index.all_of(keys, false).in(frame);
  const std::size_t count = co_await library::dyn_count_of_items_that_start_with("o", keys).in(frame);
  co_return all.size() == 3 && all.front().second == 5 && index.known_without_a_wait(keys).empty() && count == 2;
}

}  // namespace

int main() {
  Lengths lengths;
  return dynify::sync_wait(use(lengths)) ? 0 : 1;
}
