// Free functions: the companion has a function that returns a constructor.
#pragma once
#include <concepts>
#include <dynify/task.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace net {

inline constexpr int retries = 3;

/// Fetches what is at the address.
[[dynify::trait]] dynify::task<int> fetch(std::string_view address, int times = retries);
[[dynify::trait]] inline dynify::task<int> fetch(std::string address, const int& port) noexcept {
  co_return static_cast<int>(address.size()) + port;
}

[[dynify::trait("start_upload")]] dynify::task<void> upload(std::unique_ptr<int> data,
                                                            int* (&table)[2]);

[[dynify::trait]] [[deprecated("use fetch")]] dynify::task<int> old(int);

/// A template.
template <class T, std::size_t Size = 2>
  requires std::movable<T>
[[dynify::trait]] dynify::task<T> repeat(T value, int arguments) {
  for (std::size_t i = 1; i < Size; ++i) value += value;
  value += T(arguments);
  co_return value;
}

template <class... Values>
[[dynify::trait]] dynify::task<std::size_t> count(Values... values) {
  static_cast<void>((static_cast<void>(values), ...));
  co_return sizeof...(Values);
}

[[dynify::trait, dynify::storage(512)]] dynify::task<int> small(int in, int std);

enum class Side { left, right };
[[dynify::trait("either")]] dynify::task<Side> operator|(Side a, Side b);

// Not marked: the companion has nothing of it.
dynify::task<int> plain();

}  // namespace net

[[dynify::trait]] dynify::task<int> ready();
