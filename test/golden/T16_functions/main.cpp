#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "app.dyn.hpp"

namespace vendor {
dynify::task<int> parse(std::string text, int base) {
  co_return static_cast<int>(text.size()) * base;
}
dynify::task<int> parse(const char*) { co_return 5; }
int parse(int value) { return value; }
dynify::task<int> send(std::string text, int times) {
  co_return static_cast<int>(text.size()) * times;
}
}  // namespace vendor

int main() {
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(vendor::dyn_parse(std::string("abc")).init(frame)) == 30);
  assert(dynify::sync_wait(vendor::dyn_parse("abc").init(frame)) == 5);
  assert(dynify::sync_wait(vendor::dyn_send("abc").init(frame)) == 6);
}
