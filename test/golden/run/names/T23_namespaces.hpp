// Namespaces and classes called like those that the companion names.
#pragma once

#include <dynify/task.hpp>
#include <utility>

namespace spaces {
namespace std {}
namespace dynify {
namespace companion {}
}  // namespace dynify

class [[dynify::trait]] Stream {
 public:
  ::dynify::task<int> next(::std::pair<int, int> range);
};

namespace std {

class [[dynify::trait]] Stream {
 public:
  ::dynify::task<int> next(int from) const;
};

}  // namespace std

namespace dynify_ {
class [[dynify::trait]] std {
 public:
  ::dynify::task<int> run(int by);
};
class [[dynify::trait]] dynify {
 public:
  ::dynify::task<int> run(int by);
};
class [[dynify::trait]] Dyn {
 public:
  int run(Dyn& other);
};
class [[dynify::trait]] T {
 public:
  int methods() const;
};
}  // namespace dynify_

namespace Same {
class [[dynify::trait]] Same {
 public:
  ::dynify::task<int> same() const;
};
}  // namespace Same

namespace dynify {
inline namespace v0 {
namespace detail {
namespace task {
class [[dynify::trait]] box {
 public:
  ::dynify::task<int> make(int by);
};
}  // namespace task
}  // namespace detail
}  // namespace v0
}  // namespace dynify

}  // namespace spaces

/// Hidden by a variable of its name.
class [[dynify::trait]] beep {
 public:
  enum tone { low };
  dynify::task<tone> play(tone t);
};
inline int beep = 3;

class DynOuter;

namespace spaces {
/// A dyn of the trait's namespace hides what its signature means.
class [[dynify::trait]] Outer {
 public:
  void keep(DynOuter* other, DynOuter& more);
};
}  // namespace spaces

extern "C++" {
class [[dynify::trait]] Linked {
 public:
  int run();
};
}
