#pragma once

class [[dynify::trait]] Flag {
 public:
  explicit operator bool() const;
};
