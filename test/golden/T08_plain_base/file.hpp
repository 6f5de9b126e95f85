// A base that is no trait: its methods are those of the traits that are derived from it.
#pragma once

#include <string>

class Named {
 public:
  /// What it is called.
  std::string name(int index = 0);
  bool close();
};

/// Its own `close` hides that of `Named`.
class [[dynify::trait]] File : public Named {
 public:
  bool close(bool flush);
};
