// Lines that fit: what is cut off is told by an ellipsis.
#pragma once

#include <string>

#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// How many columns of a terminal the text takes.
unsigned columnsOf(llvm::StringRef Text);

/// The beginning of `Text`, as far as `Columns` have room for it.
std::string clippedEnd(llvm::StringRef Text, unsigned Columns);

/// Its end: of a path and a line, what tells more.
std::string clippedBegin(llvm::StringRef Text, unsigned Columns);

}  // namespace dynify::gen
