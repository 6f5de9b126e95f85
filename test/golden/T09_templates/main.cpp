#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>

#include "service.dyn.hpp"

struct Echo {
  dynify::task<std::string> call(int r, const std::string& fallback, int&& scratch) {
    scratch = 0;
    co_return r > 0 ? std::to_string(r) : fallback;
  }
  std::optional<std::string> cached(const int&) noexcept { return std::nullopt; }
};

using EchoService = net::Service<int, std::string>;
static_assert(dynify::implements<Echo, EchoService>);
static_assert(!dynify::implements<Echo, net::Service<int>>);
static_assert(std::is_same_v<dynify::dyn<EchoService>, net::DynService<int, std::string>>);
static_assert(net::DynService<int>::capacity == 4);

int main() {
  Echo echo;
  net::DynService<int, std::string> service = echo;
  dynify::buffer<1024> frame;
  const std::string none = "none";
  int scratch = 1;
  assert(dynify::sync_wait(service.call(7, none, std::move(scratch)).init(frame)) == "7");
  assert(scratch == 0 && !service.cached(1) && noexcept(service.cached(1)));
}
