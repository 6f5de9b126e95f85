#include "measured_objects.hpp"

namespace my {
namespace {

task one() { co_return 1; }

}  // namespace

// Of different sizes: a mistaken overload would be seen.
#define TAKES(bytes)          \
  volatile char block[bytes]; \
  block[(bytes) - 1] = 1;     \
  co_await one();             \
  co_return static_cast<std::size_t>(block[(bytes) - 1])

task reader::read(std::string, int) { TAKES(100); }
task reader::read(int) const { TAKES(200); }
task reader::read(unsigned long, const char*) noexcept { TAKES(300); }
task reader::read(std::vector<std::string>&, const std::map<int, std::string>&) { TAKES(400); }
task reader::read(char) { TAKES(500); }
task reader::of_virtual() { TAKES(600); }
task reader::of_static(int) { TAKES(700); }
task reader::operator()(int) { TAKES(800); }
task reader::nested::of_nested() { TAKES(900); }
task reader::with_array(std::array<int, 4>) { TAKES(1000); }
task reader::with_names(deep::pair<char>, deep::color, const deep::plain*) { TAKES(1100); }
task reader::with_views(std::span<std::byte>, std::string_view) { TAKES(1200); }
task reader::with_functions(std::function<void(int)>, void (*)(int)) { TAKES(1300); }
task reader::lvalue() & { TAKES(1400); }
task reader::const_lvalue() const& { TAKES(1500); }
task reader::rvalue() && { TAKES(1600); }
task reader::const_rvalue() const&& { TAKES(1700); }
task reader::with_constant(deep::number<3>) { TAKES(1800); }
task reader::with_numbers(signed char, unsigned char, long long, unsigned short, bool, double,
                          char8_t, std::size_t) {
  TAKES(1900);
}
task reader::not_a_coroutine() { return read('c'); }
task helper(int) { TAKES(2000); }
task helper(char) { TAKES(2100); }
template <class T>
task function_template(T) {
  TAKES(sizeof(T) * 100);
}
template <class T>
task holder<T>::of_template(T) {
  TAKES(sizeof(T) * 110);
}

template task function_template(short);
template task function_template(std::string);
template struct holder<int>;
template struct holder<std::string>;

}  // namespace my
