#pragma once

struct Pinned {
  Pinned(Pinned&&) = delete;
};
class [[dynify::trait]] Board {
 public:
  void pin(Pinned note);
};
