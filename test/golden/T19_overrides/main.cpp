#include <dynify/dynify.hpp>

#include "file.dyn.hpp"

namespace {

struct Log {
  int size() const { return 9; }
};

}  // namespace

int main() {
  const Log log;
  const ConstDynFile file = log;
  return file.size() != 9;
}
