// Command lines as text that a shell reads back.
#pragma once

#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// The words, quoted where a shell would take them for something else.
std::string shellCommand(llvm::ArrayRef<const char*> Words);

/// The same without the option, which takes no value.
std::string shellCommandWithout(llvm::StringRef Option, llvm::ArrayRef<const char*> Words);

}  // namespace dynify::gen
