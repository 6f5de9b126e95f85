#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "parse.dyn.hpp"

namespace {

struct Digits {
  int kept = 0;
  Maybe number(const char* text) {
    kept = *text - '0';
    return Maybe{&kept};
  }
  dynify::task<int> later(int n) { co_return n; }
};

}  // namespace

int main() {
  Digits digits;
  DynParser parser = digits;
  static_assert(std::is_same_v<decltype(parser.number("")), Maybe>);
  int wrong = *parser.number("7").from != 7;
  wrong += dynify::sync_wait(parser.later(2).boxed()) != 2;
  DynReader reader = digits;
  wrong += *reader.number("8").from != 8;
  return wrong;
}
