// From reset to the program: the vectors, and the memory that the program finds.
#include <cstdint>

#include "processor.hpp"

// Defined by image.ld.
extern "C" {
extern std::uint32_t image_data_load;
extern std::uint32_t image_data_begin;
extern std::uint32_t image_data_end;
extern std::uint32_t image_bss_begin;
extern std::uint32_t image_bss_end;
extern std::uint32_t image_stack_end;
extern void (*image_init_begin)();
extern void (*image_init_end)();

void timer_handler();
[[noreturn]] void reset_handler();
}

int run_program();

namespace {

// The linker's symbols are what is between them: the compiler must not see that they are objects.
template <class T>
T* hidden(T& symbol) noexcept {
  T* p = &symbol;
  __asm__("" : "+r"(p));
  return p;
}

constexpr std::uint32_t untouched = 0xdeadbeef;

/// Marks what the stack may grow into: for `most_stack`.
void mark_free_stack() noexcept {
  constexpr int in_use = 32;  // words, of the functions that run here
  auto* const end = static_cast<std::uint32_t*>(__builtin_frame_address(0)) - in_use;
  for (std::uint32_t* to = hidden(image_bss_end); to < end;) *to++ = untouched;
}

}  // namespace

int most_stack() noexcept {
  const std::uint32_t* at = hidden(image_bss_end);
  while (*at == untouched) ++at;
  return static_cast<int>(hidden(image_stack_end) - at) * static_cast<int>(sizeof *at);
}

void reset_handler() {
  mark_free_stack();
  const std::uint32_t* from = hidden(image_data_load);
  for (std::uint32_t* to = hidden(image_data_begin); to != hidden(image_data_end);) *to++ = *from++;
  for (std::uint32_t* to = hidden(image_bss_begin); to != hidden(image_bss_end);) *to++ = 0;
  for (auto* f = hidden(image_init_begin); f != hidden(image_init_end); ++f) (*f)();
  exit_with(run_program());
}

namespace {

void fault() {
  print("fault\n");
  exit_with(2);
}

using handler = void (*)();

struct vector_table {
  const void* stack;
  handler reset;
  handler faults[5];
  handler reserved[4];
  handler supervisor_call;
  handler debug;
  handler also_reserved;
  handler pended;
  handler timer;
};

[[gnu::section(".vectors"), gnu::used]] const vector_table vectors = {
    .stack = &image_stack_end,
    .reset = &reset_handler,
    .faults = {&fault, &fault, &fault, &fault, &fault},
    .reserved = {},
    .supervisor_call = &fault,
    .debug = &fault,
    .also_reserved = nullptr,
    .pended = &fault,
    .timer = &timer_handler,
};

}  // namespace
