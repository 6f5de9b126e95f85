// Types, enums and constants of the trait are reached through the dyn, and its signatures may name
// them.
#pragma once

#include <dynify/task.hpp>
#include <vector>

class [[dynify::trait]] Palette {
 public:
  using colors = std::vector<int>;
  template <class T>
  using list = std::vector<T>;
  enum shade { light, dark };
  enum class mode { rgb };
  enum { depth = 8 };
  struct Entry {
    int red = 0;
  };
  static constexpr int limit = 4;
  static constexpr int steps[2] = {1, 2};

  dynify::task<colors> all(shade s = dark, mode m = mode::rgb);
  Entry entry(list<Entry> from, int times = limit) const;

 private:
  using hidden = int;
};
