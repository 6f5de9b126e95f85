#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "store.dyn.hpp"

struct Words {
  using strings = std::vector<std::string>;
  dynify::task<std::string> at(std::size_t index) { co_return std::string(index, 'x'); }
  dynify::task<std::unique_ptr<std::string>> copy(strings all, int times) {
    co_return std::make_unique<std::string>(all[0] + std::to_string(times));
  }
};

int main() {
  dynify::buffer<512> frame;
  Words words;
  DynStore<std::vector<std::string>, std::string, 2, std::vector, int> store = words;
  assert(dynify::sync_wait(store.at(2).init(frame)) == "xx");
  assert(*dynify::sync_wait(store.copy({"a"}, 1).init(frame)) == "a1");
}
