// What differs between compilers and targets, in one place. Every macro here may be set by the
// user, save where it says so.
#pragma once

/// Storage class of the three pointers that a call leaves for its callee. A bare-metal target with
/// one stack sets it to nothing.
///
/// Default visibility: a library built with -fvisibility=hidden shares the variable where the
/// loader lets it; where it does not, each image has its own copy, and nothing breaks, since
/// whoever publishes a request is the image that takes it.
#ifndef DYNIFY_THREAD_LOCAL
#define DYNIFY_THREAD_LOCAL thread_local
#endif

/// On a variable that images share where the loader lets them. Not for users to set.
#define DYNIFY_VISIBLE [[gnu::visibility("default")]]

/// Whether errors are thrown. Without exceptions they reach `dynify::on_failure`. Not for users to
/// set.
#ifdef __cpp_exceptions
#define DYNIFY_EXCEPTIONS 1
#else
#define DYNIFY_EXCEPTIONS 0
#endif

/// Whether there is somebody to read a message: then errors carry their numbers and the name of
/// what was called, and the default failure hook prints. Not where there is no heap, or no
/// operating system: there no function of the C library is named, and a name is no byte of the
/// image.
#ifndef DYNIFY_MESSAGES
#if __STDC_HOSTED__ && !defined(DYNIFY_NO_HEAP)
#define DYNIFY_MESSAGES 1
#else
#define DYNIFY_MESSAGES 0
#endif
#endif

/// On a parameter that what the function returns refers to: Clang warns where the argument dies
/// first.
#ifndef DYNIFY_LIFETIMEBOUND
#ifdef __has_cpp_attribute
#if __has_cpp_attribute(clang::lifetimebound)
#define DYNIFY_LIFETIMEBOUND [[clang::lifetimebound]]
#endif
#endif
#endif
#ifndef DYNIFY_LIFETIMEBOUND
#define DYNIFY_LIFETIMEBOUND
#endif

/// On a class of constructors, and on what uses one up: Clang follows a variable through a
/// function, and with -Wconsumed warns where it is used up twice. Not Clang 16, which does not see
/// that an assignment makes a variable usable again. Not for users to set.
#if defined(__clang__) && __clang_major__ >= 17
#define DYNIFY_CONSUMABLE [[clang::consumable(unconsumed)]]
#define DYNIFY_CONSUMES \
  [[clang::callable_when("unconsumed", "unknown"), clang::set_typestate(consumed)]]
#define DYNIFY_BEFORE_CONSUMED [[clang::callable_when("unconsumed", "unknown")]]
#define DYNIFY_UNCONSUMED [[clang::return_typestate(unconsumed)]]
#else
#define DYNIFY_CONSUMABLE
#define DYNIFY_CONSUMES
#define DYNIFY_BEFORE_CONSUMED
#define DYNIFY_UNCONSUMED
#endif

/// Whether a constructor that is used after it was used up calls `on_failure`: by default in builds
/// without optimisation that do not define NDEBUG.
#ifndef DYNIFY_CHECK_USED_UP
#if defined(NDEBUG) || defined(__OPTIMIZE__)
#define DYNIFY_CHECK_USED_UP 0
#else
#define DYNIFY_CHECK_USED_UP 1
#endif
#endif

/// On a task type: Clang 20 and newer place the frame of a task that is awaited where it is made
/// into the frame of the coroutine that awaits it, also across translation units' headers.
#ifndef DYNIFY_AWAIT_ELIDABLE
#ifdef __has_cpp_attribute
#if __has_cpp_attribute(clang::coro_await_elidable)
#define DYNIFY_AWAIT_ELIDABLE [[clang::coro_await_elidable]]
#endif
#endif
#endif
#ifndef DYNIFY_AWAIT_ELIDABLE
#define DYNIFY_AWAIT_ELIDABLE
#endif

/// On a thunk: Clang inlines the coroutine's ramp into it, where the request is known, at a third
/// fewer instructions per call. GCC's attribute of this name would also inline all that the body
/// calls. Without optimisation Clang would inline, too, and everything be there twice.
#if defined(__clang__) && defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__)
#define DYNIFY_FLATTEN __attribute__((flatten))
#else
#define DYNIFY_FLATTEN
#endif

/// On a thunk's lambda, which is no function of its own. Compilers that know no GNU attributes read
/// companions, too, though they run none.
#if defined(_MSC_VER) && !defined(__clang__)
#define DYNIFY_INLINE_RAMP
#elif defined(__OPTIMIZE__)
#define DYNIFY_INLINE_RAMP DYNIFY_FLATTEN
#else
#define DYNIFY_INLINE_RAMP __attribute__((always_inline))
#endif

/// On a function that is hardly ever called, from code that is hot: out of line, and where Clang
/// can, saving all registers itself, so that its callers need not. Tagged, since objects of other
/// compilers may hold the same function with the ordinary convention. Not for users to set.
///
/// Never on a function that throws: the unwinder restores the registers of the ordinary convention
/// only, and the caller's handler finds others changed (Clang 17 and newer at -O2).
///
/// Not Clang 16: callers of such functions are miscompiled at -O2 (a loop of nested calls crashes).
#if defined(__clang__) && __clang_major__ >= 17 && (defined(__x86_64__) || defined(__aarch64__))
#define DYNIFY_COLD \
  [[gnu::cold, gnu::noinline, clang::preserve_most, gnu::abi_tag("preserve_most")]]
#else
#define DYNIFY_COLD [[gnu::cold, gnu::noinline]]
#endif

/// Whether code is to be fast, and on what is inlined only there: without optimisation Clang has
/// four copies of a coroutine, each with all that was inlined. Not for users to set.
#if defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__)
#define DYNIFY_FAST 1
#define DYNIFY_FLAT [[gnu::always_inline]]
#else
#define DYNIFY_FAST 0
#define DYNIFY_FLAT
#endif

/// On what is called by one function only, which is no coroutine with g++: no function of its own.
/// Not for users to set.
#ifdef __clang__
#define DYNIFY_ONLY_PART DYNIFY_FLAT
#else
#define DYNIFY_ONLY_PART [[gnu::always_inline]]
#endif

/// On an await_suspend that has a ramp on its stack. Clang 16 may inline it before it splits the
/// coroutine, and keeps its locals in the coroutine's frame (llvm #56301), which another thread may
/// have ended by the time that they are read: out of line there. Not for users to set.
#if defined(__clang__) && __clang_major__ < 17
#define DYNIFY_STARTS_BODY [[gnu::noinline]]
#define DYNIFY_STARTS_BODY_FAST [[gnu::noinline]]
#else
#define DYNIFY_STARTS_BODY
#define DYNIFY_STARTS_BODY_FAST DYNIFY_ONLY_PART
#endif

/// Whether a body that has suspended destroys its own frame when it ends. Otherwise whoever waits
/// does: Clang before 17 keeps what await_suspend returns in the frame (llvm #56301). Not for users
/// to set.
#if defined(__clang__) && __clang_major__ < 17
#define DYNIFY_BODY_ENDS_FRAME 0
#else
#define DYNIFY_BODY_ENDS_FRAME 1
#endif

/// Whether a body that somebody waits for starts inside of its ramp. Not with g++, whose frames
/// from version 15 on are counted by ramp and body without atomics: a body that ends on another
/// thread before its ramp has returned would leave its frame behind. There the thunk resumes the
/// body. Not for users to set.
#ifdef __clang__
#define DYNIFY_BODY_STARTS_IN_RAMP 1
#else
#define DYNIFY_BODY_STARTS_IN_RAMP 0
#endif

/// Whether one coroutine resumes another by a jump, at every level of optimisation: then a body
/// that no thunk starts needs nothing on the stack. Not g++, which jumps at -O2 only. Not for users
/// to set.
#if defined(__clang__) && \
    (defined(__x86_64__) || defined(__aarch64__) || defined(__arm__) || defined(__i386__))
#define DYNIFY_STARTS_BY_JUMP 1
#else
#define DYNIFY_STARTS_BY_JUMP 0
#endif

/// Whether numbers that threads and interrupts share are changed by the compiler's atomic
/// operations. A microcontroller without such instructions (Cortex-M0, rv32imc) has no library of
/// functions for them either: there a change is made while no interrupt can come. Whoever links
/// such functions, because of a second core, sets it to 1.
#ifndef DYNIFY_ATOMICS
#if ((defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M') || \
     defined(__riscv)) &&                                                              \
    !defined(__unix__) && __GCC_ATOMIC_POINTER_LOCK_FREE != 2
#define DYNIFY_ATOMICS 0
#else
#define DYNIFY_ATOMICS 1
#endif
#endif

/// What the processor does in a turn of `sync_wait`'s loop on a target whose threads cannot sleep,
/// a bare-metal one: to sleep until the next interrupt, `__asm__ volatile("wfe")` on Arm.
#ifndef DYNIFY_IDLE
#define DYNIFY_IDLE() ((void)0)
#endif

/// On what only a heap could give: where DYNIFY_NO_HEAP is defined, naming it is an error that says
/// why. And the namespace of what means something else there, so that units built with and without
/// can be linked together. Not for users to set.
#ifdef DYNIFY_NO_HEAP
#define DYNIFY_HEAP_ONLY                                                                         \
  __attribute__((                                                                                \
      unavailable("dynify: there is no heap, since DYNIFY_NO_HEAP is defined: name a container " \
                  "that has room, "                                                              \
                  "a dynify::buffer for example")))
#define DYNIFY_HEAP_NAMESPACE without_heap
#else
#define DYNIFY_HEAP_NAMESPACE with_heap
#endif
