// Bodies that are hard to move: macros, lambdas, local types, hostile names, what templates
// misread.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/task.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#define HARD_CHECK(condition) ((condition) ? 1 : 0)
#define HARD_TWICE(n) ((n) * 2)

namespace hard {

inline int call(int n) { return n + 1; }

template <class... T>
struct Bag {
  using front = int;
  std::tuple<T...> items;
  template <std::size_t I>
  auto get() const {
    return std::get<I>(items);
  }
};

class Outer {
 public:
  static constexpr int shared = 4;
  using number = int;
  static int helper() { return 5; }

  class [[dynify::trait("DynHard")]] Hard {
   public:
    enum Mode { fast = 2, slow };
    struct Pair {
      int first, second;
      int sum() const { return first + second; }
    };
    [[dynify::skip]] static int left_out() { return 7; }
    [[dynify::skip]] static inline int counter = 0;

    dynify::task<std::string> word() const;
    dynify::task<std::vector<int>> all(int from = 1);
    Bag<int, char> bag() const;
    number value() const noexcept;
    number value(int plus) const;

    int outside() const { return shared + helper() + Outer::shared + number(1) + Hard::fast; }
    int leaves() const { return left_out() + this->left_out() + ++counter + this->slow; }
    int macros() const {
#if defined(HARD_CHECK) && !defined(HARD_NOTHING)
      assert(value() > 0 && HARD_CHECK(this->value() > 0));
#else
      return value("nothing");
#endif
      return HARD_TWICE(value()) + HARD_TWICE(value(1));
    }
    int lambdas(int implementor) const {
      const int object_ = implementor, methods_ = 1;
      const auto by_copy = [=, this] { return value() + object_; };
      const auto by_reference = [&, this] { return this->value(methods_); };
      const auto nested = [this, by_copy] {
        return [&](auto x) { return [=, this] { return value() + x; }() + by_copy(); }(1);
      };
      return by_copy() + by_reference() + nested() + [&] { return value(); }();
    }
    int locals() const {
      struct Local {
        int n;
        int value() const { return this->n; }
        int twice() const { return value() + value(); }
      };
      static constexpr std::array<int, 2> table{1, 2};
      const Local local{value()};
      return local.twice() + table[1] + call(1);
    }
    int templates() const {
      const auto b = bag();
      using items = decltype(b.items);
      std::tuple_element_t<0, items> n = b.get<0>();
      decltype(bag())::front* const none = nullptr;
      return n + bag().get<0>() + (none ? 1 : 0);
    }
    int labels(int n) const {
      goto start;
    again:
      n -= value();
    start:
      if (n > 0) goto again;
      switch (Mode mode = n == 0 ? fast : slow; mode) {
        case fast:
          return value(n);
        case slow:
          return -1;
      }
      return 0;
    }
    dynify::task<int> awaits([[maybe_unused]] const int most, int) {
      int sum = 0;
      for (const int n : co_await all()) sum += n;
      for (int i = 0; const int n : co_await this->all(2)) sum += n * ++i;
      const auto [first, second] = Pair{1, 2};
      if (const std::size_t size = (co_await word()).size(); size == 4) ++sum;
      const auto copy = co_await dynify::defer([this] { return word(); }).init(dynify::heap);
      Pair pair{first, second};
      try {
        sum += static_cast<int>(copy.size()) + pair.sum();
        const std::string thrown = co_await (*this).word();
        throw thrown;
      } catch (const std::string& text) {
        sum += text == "word" ? 100 : 0;
      }
      co_return sum;
    }
    dynify::task<std::string> deep() const {
      co_return co_await word() + R"(this->word())" /* word() */;
    }
    int guarded() const try { return value(); } catch (...) {
      return value(1);
    }
  };

 private:
  static constexpr int hidden = 1;
};

}  // namespace hard
