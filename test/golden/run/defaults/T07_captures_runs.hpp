#pragma once

#include <dynify/dynify.hpp>

#include "T07_captures.dyn.hpp"

namespace T07_captures {

struct Plain {
  int get(int id) { return id; }
};
struct Sized : Plain {
  int size() { return 10; }
};

int differences(DynStore<int> store, int size) {
  int wrong = store.named(2) != size + 2;
  wrong += store.referred(2) != size + 2;
  wrong += store.held(2) != 4 * size + 6;
  return wrong;
}

inline int runs() {
  Plain plain;
  Sized sized;
  return differences(plain, 1) + differences(sized, 10);
}

}  // namespace T07_captures
