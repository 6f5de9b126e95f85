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
  ::dynify::task<int> in(int slot, int request);
  int methods(int implementor, int type);
  int methods_of() const;
  int implemented_by(int T);
  int object();
  int std(int move);
  int table();
  int downcast(int argument_1, int);
  // The bases of dyns, and what the runtime asks a dyn for.
  int dynify_(int dynify_dyn);
  int names(int named);
  int named();
  int lacking() const;
  int call();
  ::dynify::task<int> through(int dyn_, int via_);
  int dyn_();
  int via_();
};

}  // namespace dynify_
}  // namespace detail
