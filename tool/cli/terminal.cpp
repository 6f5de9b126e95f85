#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"

namespace dynify::gen {
namespace {

ColorChoice Chosen = ColorChoice::Auto;

bool isColorForbidden() { return !llvm::sys::Process::GetEnv("NO_COLOR").value_or("").empty(); }

}  // namespace

void chooseColor(ColorChoice Choice) {
  Chosen = Choice;
  llvm::WithColor::setAutoDetectFunction(usesColor);
}

bool usesColor(const llvm::raw_ostream& Stream) {
  if (Chosen != ColorChoice::Auto) return Chosen == ColorChoice::Always;
  return !isColorForbidden() && Stream.has_colors();
}

unsigned terminalColumns() {
  if (!llvm::sys::Process::StandardOutIsDisplayed()) return 0;
  // LLVM reads the variable COLUMNS and nothing else; shells keep that to themselves.
  if (const unsigned Told = llvm::sys::Process::StandardOutColumns()) return Told;
  winsize Size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &Size) == 0 ? Size.ws_col : 0;
}

}  // namespace dynify::gen
