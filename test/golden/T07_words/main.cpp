#include <dynify/dynify.hpp>
#include <string>

#include "label.dyn.hpp"

namespace {

struct Plain {};
struct Sized {
  int size() { return 10; }
};

int differences(DynLabel label, int size) {
  int wrong = static_cast<std::string>(label) != std::to_string(size);
  wrong += static_cast<const char*>(label) != std::string(size == 1 ? "one" : "more");
  return wrong;
}

}  // namespace

int main() {
  Plain plain;
  Sized sized;
  return differences(plain, 1) + differences(sized, 10);
}
