// Names that the companion would use itself.
#pragma once

#include <dynify/task.hpp>

namespace detail {
namespace dynify_ {

class [[dynify::trait]] dyn {
 public:
  struct T {
    int object_ = 1;
  };

  ::dynify::task<int> init(int self, int T_1, T object_, int methods_);
  ::dynify::task<int> through(int dyn_, int via_);
  int dynify_(int dynify_dyn, int implementor);
};

}  // namespace dynify_
}  // namespace detail
