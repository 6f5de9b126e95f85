// Defaults in traits of every form: associated types, parameter packs, constraints, operators.
#pragma once

#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <optional>
#include <vector>

namespace forms {

class [[dynify::trait]] Stream {
 public:
  using item_type = dynify::associated;
  using list = std::vector<item_type>;

  dynify::task<std::optional<item_type>> next();
  bool starts_with(const item_type& item) const;
  /// Everything that is left.
  dynify::task<list> rest(std::size_t most = 8) {
    list items;
    while (items.size() < most) {
      std::optional<item_type> item = co_await next();
      if (!item) break;
      items.push_back(*item);
    }
    co_return items;
  }
  bool starts_with_all(const list& items) const {
    for (const item_type& item : items)
      if (!this->starts_with(item)) return false;
    return true;
  }
  typename list::size_type count(const item_type& item) const {
    const auto is_first = [this](const item_type& other) { return starts_with(other); };
    return is_first(item) ? typename list::size_type{1} : 0;
  }
};

/// Defaults of a trait whose types the implementor chooses are inherited with them.
class [[dynify::trait]] Source : public Stream {
 public:
  int name() const;
  dynify::task<std::optional<item_type>> second() {
    co_await next();
    co_return co_await this->next();
  }
};

template <class... Fields>
class [[dynify::trait]] Table {
 public:
  int insert(Fields... fields);
  static constexpr std::size_t width = sizeof...(Fields);
  dynify::task<int> twice(Fields... fields) {
    const int before = insert(fields...);
    co_return before + this->insert(fields...) + static_cast<int>(sizeof...(fields));
  }
  int sum(const Fields&... fields) const { return (0 + ... + static_cast<int>(fields)); }
  int columns() const { return static_cast<int>(sizeof...(Fields) + width); }
};

template <class T, int Size = 4>
class [[dynify::trait]] Sink {
 public:
  dynify::task<int> put(T value);
  int size() const noexcept;
  /// Only what is a number can be put so often.
  dynify::task<int> fill(T value)
    requires std::integral<T>
  {
    int filled = 0;
    while (filled < size()) filled += co_await put(value % 2);
    co_return filled;
  }
  bool is_large() const noexcept
    requires(Size > 2)
  {
    return size() > Size;
  }
  int kind() const
    requires std::integral<T>
  {
    return 1;
  }
  int kind() const
    requires(!std::integral<T>)
  {
    return 2;
  }
  int kinds() const { return kind() + this->kind(); }
};

class [[dynify::trait]] Number {
 public:
  int value() const;
  int operator[](int index) const { return value() + index; }
  int operator()() const { return this->value() * 2; }
  dynify::task<int> operator()(int times, int plus = 1) { co_return value() * times + plus; }
  bool operator==(int right) const { return value() == right; }
  bool operator!() const noexcept { return value() == 0; }
  int operator-() const { return -value(); }
  void operator+=(int right) { add(right); }
  void add(int right);
  explicit operator bool() const { return value() != 0; }
  operator long() const { return static_cast<long>(value()); }
};

}  // namespace forms
