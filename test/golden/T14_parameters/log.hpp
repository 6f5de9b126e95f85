#pragma once

#include <string>

namespace logging {

class [[dynify::trait]] Log {
 public:
  void write(std::string line);
  bool empty() const;
};

}  // namespace logging
