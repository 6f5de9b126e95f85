// Methods called like the words of the companion, of the runtime, and like types.
#pragma once

#include <dynify/task.hpp>

namespace app {

class [[dynify::trait]] Words {
 public:
  struct lines {
    int count = 0;
  };
  dynify::task<int> init(int by);
  dynify::task<int> boxed();
  int methods();
  int std(int implementor);
  struct lines lines(struct lines from);
};

}  // namespace app
