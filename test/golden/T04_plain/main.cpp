#include <dynify/dynify.hpp>
#include <utility>

#include "plain.dyn.hpp"

namespace {

struct Impl {
  int look() const { return 1; }
};

}  // namespace

int main() {
  const dynify::shared<Plain> shared = dynify::make<Impl>().boxed();
  dynify::box<Plain> plain = dynify::make<Impl>().boxed();
  int wrong = shared->look() != 1 || std::move(plain)->look() != 1;
  const Impl constant;
  const dynify::dyn<const Plain> seen = constant;
  wrong += dynify::bind(seen, dynify::heap).look() != 1;
  return wrong;
}
