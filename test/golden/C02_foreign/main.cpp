#include <cassert>
#include <cstddef>
#include <dynify/dynify.hpp>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "counter.dyn.hpp"

namespace {

class Letters : dynify::placeable {  // its coroutines can be placed, whatever they return
 public:
  vendor::lazy<int> count(std::string word) {
    last_ = word;
    co_return sum_ += static_cast<int>(word.size());
  }
  vendor::lazy<std::string> last() const { co_return last_; }

 private:
  int sum_ = 0;
  std::string last_;
};

bool is_in(const void* address, const auto& place) {
  const auto* const begin = reinterpret_cast<const std::byte*>(&place);
  const auto* const at = static_cast<const std::byte*>(address);
  return !std::less<>()(at, begin) && std::less<>()(at, begin + sizeof(place));
}

/// The frame that awaits it.
struct own_frame {
  const void* frame = nullptr;
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> coroutine) noexcept {
    frame = coroutine.address();
    return false;
  }
  const void* await_resume() const noexcept { return frame; }
};

class Where : dynify::placeable {
 public:
  explicit Where(const dynify::buffer<512>& expected) : expected_(&expected) {}
  vendor::lazy<int> count(std::string) {
    co_return is_in(co_await own_frame(), *expected_) ? 1 : 0;
  }
  vendor::lazy<std::string> last() const { co_return ""; }

 private:
  const dynify::buffer<512>* expected_;
};

/// A coroutine of the library awaits what a dyn's method returns.
vendor::lazy<int> count_two(app::DynCounter counter) {
  dynify::buffer<512> frame;
  const int one = co_await counter.count("one").in(frame);
  const int both = co_await counter.count("three").init(frame);  // the same buffer, again
  assert(!frame.occupied());
  co_return one * 100 + both;
}

void is_placed_in_the_buffer() {
  dynify::buffer<512> frame;
  Where where(frame);
  app::DynCounter counter = where;
  const auto call = counter.count("").init(frame);
  static_assert(std::is_same_v<decltype(call), const vendor::lazy<int>>);
  assert(frame.occupied());
  assert(call.run() == 1);
}

void refused_gives_its_arguments_back() {
  Letters letters;
  app::DynCounter counter = letters;
  dynify::buffer<8> small;
  dynify::buffer<512> frame;
  auto refused = counter.count("four").try_init(small);
  assert(!refused);
  assert(std::move(refused).constructor().init(frame).run() == 4);
}

}  // namespace

int main() {
  Letters letters;
  app::DynCounter counter = letters;
  assert(count_two(counter).run() == 308);
  dynify::buffer<512> frame;
  app::ConstDynCounter seen = letters;
  assert(seen.last().init(frame).run() == "three");
  is_placed_in_the_buffer();
  refused_gives_its_arguments_back();
}
