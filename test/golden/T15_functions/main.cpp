#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/stored.hpp>
#include <dynify/sync_wait.hpp>
#include <utility>

#include "net.dyn.hpp"

namespace net {
dynify::task<int> fetch(std::string_view address, int times) {
  co_return static_cast<int>(address.size()) * times;
}
dynify::task<void> upload(std::unique_ptr<int> data, int* (&table)[2]) {
  *table[1] = *data;
  co_return;
}
dynify::task<int> small(int in, int std) { co_return in + std; }
dynify::task<Side> operator|(Side a, Side b) { co_return a == b ? a : Side::right; }
}  // namespace net

dynify::task<int> ready() { co_return 1; }

dynify::task<int> inside() { co_return co_await net::dyn_small(3, 4); }

int main() {
  dynify::buffer<512> frame;
  dynify::constructor<dynify::task<int>(std::string_view, int)> call = net::dyn_fetch("four");
  assert(call.layout().size > 0 && call.layout().size <= 512);
  assert(dynify::sync_wait(std::move(call).init(frame)) == 12);
  const int port = 80;
  assert(dynify::sync_wait(net::dyn_fetch(std::string("ab"), port).init(frame)) == 82);
  static_assert(noexcept(net::dyn_fetch(std::string_view("ab"), 1)) == false);

  // A refused call gives its arguments back.
  int target = 0;
  int* table[2] = {nullptr, &target};
  auto upload = net::start_upload(std::make_unique<int>(9), table);
  dynify::buffer<8> tiny;
  auto refused = std::move(upload).try_init(tiny);
  assert(!refused);
  dynify::sync_wait(std::move(refused).constructor().init(frame));
  assert(target == 9);

  assert(dynify::sync_wait(net::dyn_repeat(3, 1).init(frame)) == 7);
  assert(dynify::sync_wait(net::dyn_repeat<long, 3>(3, 1).init(frame)) == 13);
  assert(dynify::sync_wait(net::dyn_count(1, 'c', 2.5).init(frame)) == 3);
  assert(dynify::sync_wait(dynify::defer(&inside).init(dynify::heap)) == 7);
  assert(dynify::sync_wait(net::either(net::Side::left, net::Side::left).init(frame)) ==
         net::Side::left);
  assert(dynify::sync_wait(dyn_ready().init(frame)) == 1);
}
