// Traits: who implements them, what binds to their dyns, and how calls reach the implementor.
#include <gtest/gtest.h>

#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/trait.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "results.dyn.hpp"
#include "stream.dyn.hpp"
#include "support/implements_arguments.hpp"
#include "support/implements_results.hpp"

namespace {

using dynify::buffer;
using dynify::dyn;
using dynify::implements;
using dynify::sync_wait;
using dynify::task;
using text::ConstDynStream;
using text::DynStream;
using text::Stream;

/// An implementor of Stream.
struct from_string {
  std::string text = "text";
  std::string called = "from_string";
  std::size_t at = 0;

  task<std::optional<char>> next() {
    if (at == text.size()) co_return std::nullopt;
    co_return text[at++];
  }
  task<void> put_back(std::string front) {
    text = front + text;
    co_return;
  }
  bool exhausted() const { return at == text.size(); }
  void rewind() noexcept { at = 0; }
  const std::string& name() const { return called; }
  task<int> length() const { co_return static_cast<int>(text.size()); }
  task<int> consume() && { co_return static_cast<int>(std::exchange(text, "").size()); }
};

static_assert(implements<from_string, Stream>);
static_assert(!implements<int, Stream>);
static_assert(!implements<int*, Stream>);
static_assert(implements<test::implements_arguments, Arguments>);
static_assert(implements<test::implements_results, Results>);

// A member of the derived type hides the right one of from_string.
struct without_next : from_string {
  void next() = delete;
};
static_assert(!implements<without_next, Stream>);
class private_next : public from_string {
  task<std::optional<char>> next();
};
static_assert(!implements<private_next, Stream>);
struct other_coroutine_result : from_string {
  task<std::optional<int>> next();
};
static_assert(!implements<other_coroutine_result, Stream>);
struct no_coroutine : from_string {
  std::optional<char> next();
};
static_assert(!implements<no_coroutine, Stream>);
struct not_const : from_string {
  bool exhausted();
};
static_assert(!implements<not_const, Stream>);
struct not_const_coroutine : from_string {
  task<int> length();
};
static_assert(!implements<not_const_coroutine, Stream>);
struct may_throw : from_string {
  void rewind();
};
static_assert(!implements<may_throw, Stream>);
struct converts : from_string {
  int exhausted() const;
};
static_assert(implements<converts, Stream>);
struct does_not_convert : from_string {
  std::string exhausted() const;
};
static_assert(!implements<does_not_convert, Stream>);
struct would_dangle : from_string {
  std::string name() const;
};
static_assert(!implements<would_dangle, Stream>);
struct would_dangle_by_conversion : from_string {
  const char* name() const;
};
static_assert(!implements<would_dangle_by_conversion, Stream>);
struct lvalue_only : from_string {
  task<int> consume() &;
};
static_assert(!implements<lvalue_only, Stream>);
struct other_argument : from_string {
  task<void> put_back(int n);
};
static_assert(!implements<other_argument, Stream>);
struct wider_argument : from_string {
  task<void> put_back(const std::string& s);
};
static_assert(implements<wider_argument, Stream>);

static_assert(std::is_same_v<dyn<Stream>, DynStream>);
static_assert(std::is_same_v<dyn<const Stream>, ConstDynStream>);

// A dyn is a reference: two words, copied as bytes.
static_assert(sizeof(DynStream) == 2 * sizeof(void*));
static_assert(sizeof(ConstDynStream) == 2 * sizeof(void*));
static_assert(std::is_trivially_copyable_v<DynStream>);
static_assert(std::is_trivially_copyable_v<ConstDynStream>);

static_assert(std::is_convertible_v<from_string&, DynStream>);
static_assert(!std::is_constructible_v<DynStream, from_string>);
static_assert(!std::is_constructible_v<DynStream, const from_string>);
static_assert(!std::is_constructible_v<DynStream, const from_string&>);
static_assert(!std::is_constructible_v<DynStream, int&>);
static_assert(std::is_convertible_v<const from_string&, ConstDynStream>);
static_assert(std::is_convertible_v<from_string&, ConstDynStream>);
static_assert(!std::is_constructible_v<ConstDynStream, from_string>);
static_assert(std::is_convertible_v<DynStream, ConstDynStream>);
static_assert(std::is_convertible_v<const DynStream&, ConstDynStream>);
static_assert(!std::is_constructible_v<DynStream, ConstDynStream>);
static_assert(!std::is_constructible_v<DynStream, const ConstDynStream&>);

// Methods with their constness and value category, and those of the trait only.
template <class D>
concept has_next = requires(D d) { d.next(); };
template <class D>
concept has_exhausted = requires(const D d) { d.exhausted(); };
template <class D>
concept consumed_as_lvalue = requires(D& d) { d.consume(); };
template <class D>
concept consumed_as_rvalue = requires(D d) { std::move(d).consume(); };
static_assert(has_next<DynStream> && !has_next<const DynStream> && !has_next<ConstDynStream>);
static_assert(has_exhausted<DynStream> && has_exhausted<ConstDynStream>);
static_assert(consumed_as_rvalue<DynStream> && !consumed_as_lvalue<DynStream>);
static_assert(!consumed_as_rvalue<ConstDynStream>);
static_assert(noexcept(std::declval<DynStream&>().rewind()));
static_assert(!noexcept(std::declval<DynStream&>().exhausted()));

TEST(Trait, T02_ordinary_methods_reach_the_implementor) {
  from_string s;
  DynStream stream(s);
  EXPECT_FALSE(stream.exhausted());
  s.at = s.text.size();
  EXPECT_TRUE(stream.exhausted());
  stream.rewind();
  EXPECT_EQ(s.at, 0u);
  EXPECT_EQ(&stream.name(), &s.called);
}

struct converting : from_string {
  int exhausted() const { return 7; }
};

TEST(Trait, T02_an_ordinary_result_is_converted) {
  converting c;
  EXPECT_TRUE(DynStream(c).exhausted());
}

TEST(Trait, T03_a_const_dyn_calls_the_const_methods_of_a_const_object) {
  const from_string s;
  ConstDynStream stream(s);
  buffer<1024> frame;
  EXPECT_FALSE(stream.exhausted());
  EXPECT_EQ(&stream.name(), &s.called);
  EXPECT_EQ(sync_wait(stream.length().in(frame)), 4);
  from_string changing;
  DynStream dyn_stream(changing);
  ConstDynStream converted = dyn_stream;
  changing.text = "longer";
  EXPECT_EQ(sync_wait(converted.length().init(frame)), 6);
}

TEST(Trait, T03_an_rvalue_method_is_called_on_an_rvalue) {
  from_string s;
  DynStream stream(s);
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(std::move(stream).consume().in(frame)), 4);
  EXPECT_EQ(s.text, "");
}

TEST(Trait, T20_a_copy_of_a_dyn_refers_to_the_same_object) {
  from_string s;
  DynStream first(s);
  DynStream second(first);  // a non-const lvalue: copied, not erased again
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(second.next().in(frame)), 't');
  EXPECT_EQ(sync_wait(first.next().in(frame)), 'e');
  from_string other;
  other.text = "other";
  DynStream third(other);
  second = third;
  third = first;
  EXPECT_EQ(sync_wait(second.next().in(frame)), 'o');
  EXPECT_EQ(s.at, 2u);
}

int doubled(int n) { return 2 * n; }

class ArgumentsTest : public testing::TestWithParam<bool> {
 protected:
  template <class Constructor>
  auto run(Constructor c) -> decltype(auto) {
    if (GetParam()) return sync_wait(std::move(c).in(frame));
    return sync_wait(std::move(c).init(frame));
  }

  test::implements_arguments object;
  DynArguments arguments{object};
  buffer<1024> frame;
};

TEST_P(ArgumentsTest, T01_none_to_twenty_arguments_arrive_in_order) {
  EXPECT_EQ(run(arguments.none()), 0);
  EXPECT_EQ(
      run(arguments.twenty(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)),
      1 + 2 * 54 - 135 + 20'000);
}

TEST_P(ArgumentsTest, T06_values_arrive) {
  const std::string long_text(100, 'x');
  EXPECT_EQ(run(arguments.by_value(long_text)), long_text);
  EXPECT_EQ(run(arguments.move_only(std::make_unique<int>(4))), 4);
  EXPECT_EQ(run(arguments.values("a", std::make_unique<int>(4), long_text)), "a4" + long_text);
  EXPECT_EQ(run(arguments.unnamed(1, "two")), 4);
}

TEST_P(ArgumentsTest, T06_references_refer_to_the_callers_objects) {
  const int n = 1;
  EXPECT_EQ(run(arguments.by_const_reference(n)), &n);
  std::string text = "text";
  run(arguments.by_reference(text));
  EXPECT_EQ(text, "text!");
  EXPECT_EQ(run(arguments.by_rvalue_reference(std::move(text))), "text!");
  EXPECT_EQ(text, "");
}

TEST_P(ArgumentsTest, T06_an_rvalue_reference_that_was_never_used_is_not_moved_from) {
  std::string text(100, 'x');
  buffer<8> small;
  EXPECT_FALSE(arguments.by_rvalue_reference(std::move(text)).try_init(small));
  EXPECT_EQ(text, std::string(100, 'x'));
}

TEST_P(ArgumentsTest, T06_pointers_arrays_functions_and_views_arrive) {
  const int numbers[] = {1, 2, 3};
  EXPECT_EQ(run(arguments.by_pointer(&numbers[1])), 2);
  EXPECT_EQ(run(arguments.array(numbers)), 6);
  EXPECT_EQ(run(arguments.function(&doubled, 4)), 8);
  EXPECT_EQ(run(arguments.span(numbers)), 6);
  EXPECT_EQ(run(arguments.view("four")), 4u);
}

TEST_P(ArgumentsTest, T06_default_arguments_are_the_traits) {
  EXPECT_EQ(run(arguments.with_default(1)), 17);
  EXPECT_EQ(run(arguments.with_default(1, 2)), 12);
}

INSTANTIATE_TEST_SUITE_P(By, ArgumentsTest, testing::Bool(),
                         [](const auto& by) { return by.param ? "in" : "init"; });

TEST(Trait, T01_twenty_arguments_survive_a_refusal) {
  test::implements_arguments object;
  buffer<8> small;
  auto failed = DynArguments(object)
                    .twenty(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
                    .try_init(small);
  ASSERT_FALSE(failed);
  EXPECT_EQ(sync_wait(std::move(failed).constructor().boxed()), 1 + 2 * 54 - 135 + 20'000);
}

/// Its parameters are others than the trait's, which convert.
struct takes_view : from_string {
  std::string got;
  task<void> put_back(std::string_view view) {
    got = view;
    co_return;
  }
};
struct takes_by_reference : from_string {
  std::string got;
  task<void> put_back(const std::string& reference) {
    got = reference;
    co_return;
  }
};

template <class Implementor>
void expect_converted() {
  const std::string long_text(100, 'x');
  buffer<8> small;
  buffer<1024> frame;
  Implementor i;
  auto failed = DynStream(i).put_back(long_text).try_init(small);
  ASSERT_FALSE(failed);
  auto kept = std::move(failed).constructor();  // owns what the parameter refers to
  sync_wait(std::move(kept).init(frame));
  EXPECT_EQ(i.got, long_text);
  sync_wait(DynStream(i).put_back("other").in(frame));
  EXPECT_EQ(i.got, "other");
}

TEST(Trait, T06_an_implementor_may_take_what_the_argument_converts_to) {
  expect_converted<takes_view>();
  expect_converted<takes_by_reference>();
}

/// No implementor of Stream, but a class that resembles one.
struct almost {
  void rewind() noexcept {}
};
struct unlike {};
static_assert(!implements<almost, Stream> && !implements<const from_string, Stream>);
static_assert(!std::is_convertible_v<almost&, DynStream>);
static_assert(!std::is_constructible_v<DynStream, almost&>);
static_assert(!std::is_convertible_v<const almost&, ConstDynStream>);

int overloaded(DynStream) { return 1; }
int overloaded(const unlike&) { return 2; }
int overloaded(...) { return 3; }

template <class T>
concept accepted = requires(T& object) { overloaded(object); };
static_assert(!accepted<almost>);

TEST(Trait, T25_a_dyn_is_not_in_the_way_of_functions_for_other_types) {
  unlike object;
  EXPECT_EQ(overloaded(object), 2);
  EXPECT_EQ(overloaded(1), 3);
  from_string text;
  EXPECT_EQ(overloaded(text), 1);
}

}  // namespace
