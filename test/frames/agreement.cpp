// Forty coroutines of many kinds, and the sizes that their promise's operator new is asked for.
// Each has a name of its own, `c01` to `c40`, somewhere in its symbol. Prints `c01 SIZE`, a line
// for each.
#include <coroutine>
#include <cstddef>

#ifdef __arm__
void print(const char* text) noexcept;
void print(int number) noexcept;
#else
#include <cstdio>
#include <string>
static void print(const char* text) { std::fputs(text, stdout); }
static void print(int number) { std::printf("%d", number); }
#endif

namespace {

std::size_t asked;
void* volatile refused = nullptr;  // volatile: else the compiler finds that no coroutine ever runs

}  // namespace

// Frames are refused: only their size is of interest.
template <class R>
struct task;

template <class R>
struct result {
  R value{};
  void return_value(const R& v) { value = v; }
};
template <>
struct result<void> {
  void return_void() {}
};

template <class R>
struct task_promise : result<R> {
  static void* operator new(std::size_t size) noexcept {
    asked = size;
    return refused;
  }
  static void operator delete(void*, std::size_t) noexcept {}
  task<R> get_return_object() { return {std::coroutine_handle<task_promise>::from_promise(*this)}; }
  static task<R> get_return_object_on_allocation_failure() { return {nullptr}; }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
};

template <class R>
struct task {
  using promise_type = task_promise<R>;
  std::coroutine_handle<promise_type> handle;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  R await_resume() const {
    if constexpr (requires { handle.promise().value; }) return handle.promise().value;
  }
};

#ifdef __arm__
// A string's shape: there is no library to link.
struct text {
  text() = default;
  text(text&& other) noexcept : length(other.length) { begin = bytes; }
  ~text() { length = 0; }
  std::size_t size() const { return length; }
  char* begin = bytes;
  std::size_t length = 0;
  char bytes[16] = {};
};
#else
using text = std::string;
#endif

struct alignas(64) wide {
  char bytes[64] = {};
};
struct empty {};
struct big {
  char bytes[2048] = {};
};
enum class color : unsigned char { red, green };

volatile int source = 3;
void use(void* p) { asm volatile("" ::"r"(p) : "memory"); }

// ---- Free functions ----

task<void> c01_nothing() { co_return; }
task<int> c02_parameters(int a, int b, int c) { co_return a + b + c; }
task<int> c03_live(int a) {
  int sum = a;
  sum += co_await c02_parameters(a, a, a);
  co_return sum;
}
task<int> c04_string(text t) { co_return static_cast<int>(t.size()); }
task<int> c05_strings(text a, text b, int n) {
  n += co_await c04_string(static_cast<text&&>(a));
  co_return n + static_cast<int>(b.size());
}
task<int> c06_odd_array(int i) {
  char block[200];
  use(block);
  co_await c01_nothing();
  co_return block[i];
}
task<int> c07_kibibyte(int i) {
  char block[1024];
  use(block);
  co_await c01_nothing();
  co_return block[i];
}
task<int> c08_huge(int i) {
  static constexpr std::size_t many = 100000;
  char block[many];
  use(block);
  co_await c01_nothing();
  co_return block[i];
}
task<int> c09_over_aligned_type() {
  wide w;
  use(&w);
  co_await c01_nothing();
  co_return w.bytes[0];
}
task<int> c10_over_aligned_parameter(wide w) {
  co_await c01_nothing();
  co_return w.bytes[0];
}
task<int> c11_over_aligned_variable() {
  alignas(64) char block[64];
  use(block);
  co_await c01_nothing();
  co_return block[0];
}
task<int> c12_nested() {
  co_return co_await c03_live(co_await c02_parameters(1, 2, co_await c03_live(4)));
}
task<int> c13_loop(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) sum += co_await c03_live(i);
  co_return sum;
}
task<int> c14_branches(int n) {
  if (n > 3) {
    char first[100];
    use(first);
    co_await c01_nothing();
    co_return first[n];
  }
  char second[120];
  use(second);
  co_await c01_nothing();
  co_return second[n];
}
task<int> c15_reference(int& n) {
  co_await c01_nothing();
  co_return n;
}
task<double> c16_floats(float f, double d) {
  co_await c01_nothing();
  co_return static_cast<double>(f) + d;
}
task<int> c17_bytes(char a, short b, bool c, color d) {
  co_await c01_nothing();
  co_return a + b + c + static_cast<int>(d);
}
task<int> c18_empty(empty) { co_return 1; }
task<long long> c19_wide_integers(long long a, unsigned long long b) {
  co_await c01_nothing();
  co_return a + static_cast<long long>(b);
}
task<int> c20_big_parameter(big b) {
  co_await c01_nothing();
  co_return b.bytes[0];
}
task<int> c21_overloaded(int n) { co_return n; }
task<int> c22_overloaded(text t) { co_return static_cast<int>(t.size()); }
task<int> c23_not_live(int n) {
  {
    char block[300];
    use(block);
    n += block[0];
  }
  co_await c01_nothing();
  co_return n;
}
task<int> c24_unused_parameters(int, text, double) { co_return 1; }
task<int> c25_noexcept(int n) noexcept {
  co_await c01_nothing();
  co_return n;
}

// ---- What only this file can call ----

static task<int> c26_static(int n) {
  co_await c01_nothing();
  co_return n;
}
namespace {
task<int> c27_anonymous(text t) {
  co_await c01_nothing();
  co_return static_cast<int>(t.size());
}
}  // namespace

// ---- Inline, and templates ----

inline task<int> c28_inline(int n) {
  co_await c01_nothing();
  co_return n;
}
template <class T>
task<T> c29_template(T t) {
  co_await c01_nothing();
  co_return t;
}
template <class... Args>
task<int> c30_pack(Args... args) {
  co_await c01_nothing();
  co_return (0 + ... + static_cast<int>(args));
}

// ---- Methods ----

namespace readers {

struct c31_base {
  virtual task<int> c31_virtual(int n) = 0;
};
struct reader : c31_base {
  int start = 1;
  task<int> c31_virtual(int n) override {
    co_await c01_nothing();
    co_return n + start;
  }
  task<int> c32_method(text t) {
    co_await c01_nothing();
    co_return static_cast<int>(t.size()) + start;
  }
  task<int> c33_const(int n) const {
    co_await c01_nothing();
    co_return n + start;
  }
  static task<int> c34_static_method(int n) {
    co_await c01_nothing();
    co_return n;
  }
  task<int> c35_rvalue(int n) && {
    co_await c01_nothing();
    co_return n + start;
  }
};
template <class T>
struct holder {
  T value{};
  task<T> c36_of_template(int n) {
    co_await c01_nothing();
    co_return value + static_cast<T>(n);
  }
};
struct outer {
  struct c37_inner {
    task<int> operator()(int n) const {
      co_await c01_nothing();
      co_return n;
    }
  };
};

}  // namespace readers

// ---- Lambdas ----

auto c38_lambda() {
  return [](int n) -> task<int> {
    co_await c01_nothing();
    co_return n;
  };
}
auto c39_capturing(int base) {
  return [base, other = base * 2](text t) -> task<int> {
    co_await c01_nothing();
    co_return static_cast<int>(t.size()) + base + other;
  };
}
auto c40_generic() {
  return [](auto n) -> task<int> {
    co_await c01_nothing();
    co_return static_cast<int>(n);
  };
}

namespace {

/// The call is one that the compiler cannot see through, and what it returns is looked at: no frame
/// is elided.
template <class F, class... Args>
void measure(const char* name, F function, Args&&... args) {
  asked = 0;
  asm volatile("" : "+r"(function));
  auto made = function(static_cast<Args&&>(args)...);
  use(&made);
  print(name);
  print(" ");
  print(static_cast<int>(asked));
  print("\n");
}
template <class F, class... Args>
void measure_object(const char* name, F& object, Args&&... args) {
  asked = 0;
  use(&object);
  auto made = object(static_cast<Args&&>(args)...);
  use(&made);
  print(name);
  print(" ");
  print(static_cast<int>(asked));
  print("\n");
}

}  // namespace

int run_program() {
  int n = source;
  measure("c01", &c01_nothing);
  measure("c02", &c02_parameters, 1, 2, 3);
  measure("c03", &c03_live, 1);
  measure("c04", &c04_string, text());
  measure("c05", &c05_strings, text(), text(), 1);
  measure("c06", &c06_odd_array, 1);
  measure("c07", &c07_kibibyte, 1);
  measure("c08", &c08_huge, 1);
  measure("c09", &c09_over_aligned_type);
  measure("c10", &c10_over_aligned_parameter, wide());
  measure("c11", &c11_over_aligned_variable);
  measure("c12", &c12_nested);
  measure("c13", &c13_loop, n);
  measure("c14", &c14_branches, n);
  measure("c15", &c15_reference, n);
  measure("c16", &c16_floats, 1.0F, 2.0);
  measure("c17", &c17_bytes, 'a', static_cast<short>(1), true, color::red);
  measure("c18", &c18_empty, empty());
  measure("c19", &c19_wide_integers, 1LL, 2ULL);
  measure("c20", &c20_big_parameter, big());
  measure("c21", &c21_overloaded, 1);
  measure("c22", &c22_overloaded, text());
  measure("c23", &c23_not_live, 1);
  measure("c24", &c24_unused_parameters, 1, text(), 1.0);
  measure("c25", &c25_noexcept, 1);
  measure("c26", &c26_static, 1);
  measure("c27", &c27_anonymous, text());
  measure("c28", &c28_inline, 1);
  measure("c29", &c29_template<long long>, 1LL);
  measure("c30", &c30_pack<int, char, long>, 1, 'a', 2L);
  readers::reader r;
  readers::c31_base* base = &r;
  asm volatile("" : "+r"(base));
  auto call_virtual = [&](int i) { return base->c31_virtual(i); };
  measure_object("c31", call_virtual, 1);
  auto call_method = [&](text t) { return r.c32_method(static_cast<text&&>(t)); };
  measure_object("c32", call_method, text());
  auto call_const = [&](int i) { return r.c33_const(i); };
  measure_object("c33", call_const, 1);
  measure("c34", &readers::reader::c34_static_method, 1);
  auto call_rvalue = [&](int i) { return static_cast<readers::reader&&>(r).c35_rvalue(i); };
  measure_object("c35", call_rvalue, 1);
  readers::holder<double> holder;
  auto call_of_template = [&](int i) { return holder.c36_of_template(i); };
  measure_object("c36", call_of_template, 1);
  readers::outer::c37_inner inner;
  measure_object("c37", inner, 1);
  auto lambda = c38_lambda();
  measure_object("c38", lambda, 1);
  auto capturing = c39_capturing(n);
  measure_object("c39", capturing, text());
  auto generic = c40_generic();
  measure_object("c40", generic, 1.0);
  return 0;
}

#ifdef __arm__
extern "C" {
void timer_handler() {}
void __cxa_pure_virtual() {}
void __aeabi_unwind_cpp_pr0() {}
void __aeabi_unwind_cpp_pr1() {}
}
#else
int main() { return run_program(); }
#endif
