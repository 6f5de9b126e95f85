// Values that happen to be of a coroutine type: methods that return them are marked as ordinary.
#pragma once

#include <coroutine>
#include <dynify/task.hpp>
#include <exception>

/// An optional of an int, with coroutine support: `co_return 3;`.
struct Maybe {
  struct promise_type {
    Maybe get_return_object() noexcept { return Maybe{&result}; }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_value(int n) noexcept { result = n; }
    void unhandled_exception() const noexcept { std::terminate(); }
    int result = 0;
  };
  int* from = nullptr;
};

class [[dynify::trait]] Parser {
 public:
  [[dynify::ordinary]] Maybe number(const char* text);
  dynify::task<int> later(int n);
};

/// All of its methods are.
class [[dynify::trait, dynify::ordinary]] Reader {
 public:
  Maybe number(const char* text);
};
