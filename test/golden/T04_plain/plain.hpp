// A trait without coroutine methods: its owners add nothing to a call.
#pragma once

/// No coroutine: what is called through its owners is called straight through.
class [[dynify::trait]] Plain {
 public:
  int look() const;
};
