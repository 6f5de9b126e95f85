#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>

#include "messages.dyn.hpp"

struct NoShouting {
  static int version() { return 2; }
  dynify::task<bool> operator()(std::string text) const { co_return !text.ends_with('!'); }
  explicit operator bool() const { return true; }
};

dynify::task<bool> passes(mail::ConstDynFilter filter, std::string text) {
  dynify::buffer<256> frame;
  co_return filter&& co_await filter(text).in(frame);
}

int main() {
  const NoShouting quiet;
  const mail::ConstDynFilter filter = quiet;
  const bool passed = dynify::sync_wait(passes(filter, "hello"));
  return passed && filter.version() == 2 && filter.limit() == 80 ? 0 : 1;
}
