// Types that implementors choose, and that are parameters of the dyn.
#pragma once

#include <dynify/task.hpp>
#include <optional>
#include <string>
#include <vector>

namespace feed {

class [[dynify::trait]] Stream {
 public:
  /// What it yields.
  using item_type = dynify::associated;
  using list = std::vector<item_type>;

  dynify::task<std::optional<item_type>> next();
  void push_back(item_type item);
  bool starts_with(const item_type& item) const;
  list rest();
  /// T28: its types are the implementor's, so that it does not stay here.
  static item_type same(item_type item) { return item; }
};

template <class Request>
class [[dynify::trait]] Service {
 public:
  using response = dynify::associated;
  using error = dynify::associated;
  dynify::task<response> call(Request request, error otherwise);
};

class [[dynify::trait]] NamedStream : public Stream {
 public:
  std::string name() const;
};

}  // namespace feed
