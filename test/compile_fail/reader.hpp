#pragma once
#include <cstddef>
#include <dynify/task.hpp>
#include <string>

namespace app {

class [[dynify::trait]] Reader {
 public:
  dynify::task<std::size_t> read(std::string& into, std::size_t most);
  bool ended() const noexcept;
};

}  // namespace app
