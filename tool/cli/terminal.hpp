// Where output goes: whether it is coloured, and how wide it may be.
#pragma once

#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

enum class ColorChoice { Auto, Always, Never };

/// Decides for the process, whose terminal is one: for llvm::WithColor, too. `Auto`: what goes to a
/// terminal has colours, unless NO_COLOR is set (https://no-color.org).
void chooseColor(ColorChoice Choice);

bool usesColor(const llvm::raw_ostream& Stream);

/// The columns of the terminal that standard output is; 0: it is none, and lines have any length.
unsigned terminalColumns();

}  // namespace dynify::gen
