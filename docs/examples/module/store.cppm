// store.cppm: a trait that a module exports
module;

#include <dynify/task.hpp>
#include <string>

export module store;

export class [[dynify::trait]] Store {
 public:
  dynify::task<std::string> get(int key);
};

// An implementor may be anywhere, in this unit too.
export class Numbers {
 public:
  dynify::task<std::string> get(int key) { co_return std::to_string(key); }
};
