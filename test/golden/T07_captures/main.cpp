#include <dynify/dynify.hpp>

#include "store.dyn.hpp"

struct Plain {
  int size() { return 1; }
};
struct Own : Plain {
  int named(int n) { return n; }
};

int main() {
  Plain plain;
  DynStore<int> store = plain;
  int wrong = store.named(2) != 3;
  wrong += store.referred(2) != 3;
  Own own;
  wrong += DynStore<int>(own).named(2) != 2;
  return wrong;
}
