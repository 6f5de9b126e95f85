// Bodies that are hard to move: macros, lambdas in lambdas, names of the companion, local types.
#pragma once

#define HARD_TWICE(n) ((n) * 2)

namespace hard {

class [[dynify::trait]] Hard {
 public:
  int value(int plus = 0);

  int lambdas(int implementor) {
    const int object_ = implementor;
    const auto by_copy = [=, this] { return HARD_TWICE(value()) + object_; };
    return [&](auto x) { return [=, this] { return this->value(x); }() + by_copy(); }(1);
  }
  int locals() {
    struct Local {
      int n;
      int value() const { return this->n; }
      int twice() const { return value() + value(); }
    };
    return Local{value()}.twice();
  }
};

}  // namespace hard
