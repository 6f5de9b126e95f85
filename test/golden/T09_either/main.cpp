#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "log.dyn.hpp"

namespace {

struct awaited {
  template <class T>
  using result = dynify::task<T>;
};
struct at_once {
  template <class T>
  using result = T;
};
template <class T>
using same = T;

using coroutines = logs::Log<std::string, dynify::task, awaited>;
using functions = logs::Log<std::string, same, at_once>;

struct Slow {
  std::string kept;
  dynify::task<int> put(std::string command, const std::string& why) {
    kept = std::move(command) + why;
    co_return static_cast<int>(kept.size());
  }
  dynify::task<std::string> last() const { co_return kept; }
};

struct Fast {
  std::string kept;
  int put(std::string command, const std::string& why) {
    kept = std::move(command) + why;
    return static_cast<int>(kept.size());
  }
  std::string last() const { return kept; }
};

// A derived trait, where the supertrait's arguments are known, and a mix of both.
using mixed = logs::Log<std::string, same, awaited>;
struct Mixed : Fast {
  dynify::task<std::string> last() const { co_return kept; }
};

dynify::task<int> use(logs::DynLog<std::string, dynify::task, awaited> log) {
  dynify::buffer<512> frame;
  int wrong = co_await log.put("one", "two").in(frame) != 6;
  wrong += co_await log.last().in(frame) != "onetwo";
  wrong += co_await log.put("x").in(frame) != 5;
  auto bound = dynify::bind(log, frame);
  wrong += co_await bound.last() != "xnone";
  co_return wrong;
}

static_assert(dynify::implements<Slow, coroutines>);
static_assert(!dynify::implements<Slow, functions>);
static_assert(dynify::implements<Fast, functions>);
static_assert(
    std::is_same_v<decltype(std::declval<dynify::dyn<functions>&>().last()), std::string>);

}  // namespace

int main() {
  Slow slow;
  int wrong = dynify::sync_wait(use(slow));

  Fast fast;
  dynify::dyn<functions> log = fast;
  wrong += log.put("one", "two") != 6;
  wrong += log.last() != "onetwo";

  dynify::box<coroutines> box = dynify::make<Slow>().boxed();
  wrong += dynify::sync_wait(box->put("a", "b").boxed()) != 2;
  wrong += dynify::sync_wait(std::move(box)->last().boxed()) != "ab";
  dynify::shared<functions> shared = dynify::make<Fast>().boxed();
  wrong += shared->put("a", "b") != 2;

  Mixed both;
  dynify::dyn<mixed> one = both;
  wrong += one.put("a", "b") != 2;
  wrong += dynify::sync_wait(one.last().boxed()) != "ab";
  return wrong;
}
