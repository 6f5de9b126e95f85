#include <cstdio>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/error.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>
#include <utility>

#include "measured.frames.hpp"
#include "measured_objects.hpp"

namespace {

using dynify::measured;
using my::holder;
using my::reader;
using my::task;

int failures = 0;

/// The size measured is enough, and less than an alignment too large.
template <auto F, class Call>
void expect_enough(const char* what, Call call) {
  const std::size_t asked = dynify::defer(call).layout().size;
  if (asked <= measured<F> && measured<F> < asked + measured<F>.align) return;
  std::printf("%s: %zu are measured, %zu needed\n", what, measured<F>.size, asked);
  ++failures;
}

template <class Function>
consteval Function overload(Function f) {
  return f;
}

#define FITS(function, call) expect_enough<function>(#call, [&] { return call; })

#if !defined STALE && !defined NOT_MEASURED
void expect_all_fit() {
  reader r;
  reader::nested n;
  std::vector<std::string> strings;
  const std::map<int, std::string> map;
  using by_name = task (reader::*)(std::string, int);
  using by_int = task (reader::*)(int) const;
  using by_long = task (reader::*)(unsigned long, const char*) noexcept;
  using by_vector = task (reader::*)(std::vector<std::string>&, const std::map<int, std::string>&);
  using by_char = task (reader::*)(char);
  FITS(overload<by_name>(&reader::read), r.read(std::string("name"), 1));
  FITS(overload<by_int>(&reader::read), std::as_const(r).read(1));
  FITS(overload<by_long>(&reader::read), r.read(1UL, "name"));
  FITS(overload<by_vector>(&reader::read), r.read(strings, map));
  FITS(overload<by_char>(&reader::read), r.read('c'));
  FITS(&reader::of_virtual, r.of_virtual());
  FITS(&reader::of_static, reader::of_static(1));
  FITS(&reader::operator(), r(1));
  FITS(&reader::nested::of_nested, n.of_nested());
  FITS(&reader::with_array, r.with_array({}));
  FITS(&reader::with_names, r.with_names({}, {}, {}));
  FITS(&reader::with_views, r.with_views({}, {}));
  FITS(&reader::with_functions, r.with_functions({}, {}));
  FITS(&reader::lvalue, r.lvalue());
  FITS(&reader::const_lvalue, r.const_lvalue());
  FITS(&reader::rvalue, std::move(r).rvalue());
  FITS(&reader::const_rvalue, std::move(std::as_const(r)).const_rvalue());
  FITS(&reader::with_constant, r.with_constant({}));
  FITS(&reader::with_numbers, r.with_numbers(1, 1, 1, 1, true, 1, u8'1', 1));
  FITS(overload<task (*)(int)>(&my::helper), my::helper(1));
  FITS(overload<task (*)(char)>(&my::helper), my::helper('c'));
  FITS(&my::function_template<short>, my::function_template<short>(1));
  FITS(&my::function_template<std::string>, my::function_template<std::string>({}));
  FITS(&holder<int>::of_template, holder<int>().of_template(1));
  FITS(&holder<std::string>::of_template, holder<std::string>().of_template({}));

  dynify::buffer<measured<&reader::of_virtual>> just_enough;
  if (dynify::sync_wait(dynify::defer([&] { return r.of_virtual(); }).in(just_enough)) != 1)
    ++failures;
}
#endif

#ifdef NOT_MEASURED
constexpr std::size_t unknown [[maybe_unused]] = measured<&reader::not_a_coroutine>;
#endif

#ifdef STALE
void expect_refusal() {
  reader r;
  using by_char = task (reader::*)(char);
  dynify::buffer<measured<overload<by_char>(&reader::read)>> too_small;
  auto refused = dynify::defer([&] { return r.read('c'); }).try_init(too_small);
  if (refused || refused.error().needed() <= refused.error().available()) ++failures;
}
#endif

}  // namespace

int main() {
#ifdef STALE
  expect_refusal();
#elif !defined NOT_MEASURED
  expect_all_fit();
#endif
  return failures;
}
