// What the program needs of an Arm Cortex-M: its timer, its interrupts, and a debugger's console.
#pragma once

/// While one lives, no interrupt comes.
class interrupts_disabled {
 public:
  interrupts_disabled() noexcept {
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before_)::"memory");
  }
  interrupts_disabled(const interrupts_disabled&) = delete;
  interrupts_disabled& operator=(const interrupts_disabled&) = delete;
  ~interrupts_disabled() { __asm__ volatile("msr primask, %0" ::"r"(before_) : "memory"); }

 private:
  unsigned before_;
};

/// The timer's interrupt comes every `cycles` from now on, until `cycles` is 0.
void set_timer(unsigned cycles) noexcept;

/// The most bytes that the stack has taken up to now.
[[nodiscard]] int most_stack() noexcept;

/// Semihosting: what a debugger, or QEMU, does for the program.
void print(const char* text) noexcept;
void print(int number) noexcept;
[[noreturn]] void exit_with(int code) noexcept;
