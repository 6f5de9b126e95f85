#pragma once

inline void f() {
  class [[dynify::trait]] Local {};
}
