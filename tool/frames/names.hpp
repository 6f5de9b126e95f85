// Names of coroutines: for people, for lookups, and whether others can see them.
#pragma once

#include <string>

#include "llvm/ADT/StringRef.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// The function as its author would write it: no inline namespaces of libraries, `std::string`.
std::string readableFunction(llvm::StringRef Mangled);

/// A type or function name without what only compilers want to read.
std::string readable(std::string Name);

/// A function that only its own unit can call; another unit may have another of this name. Lambdas
/// count: units number them each for itself.
bool isInternal(llvm::StringRef Mangled);
/// The same, of one that has been demangled: `Function`.
bool isInternal(const Frame& F);

/// A function's name in parts, template arguments dropped where `Key` is concerned.
struct FunctionName {
  std::string Key;         ///< `text::Reader::read`
  std::string Scope;       ///< `text::Reader<int>`
  std::string Parameters;  ///< `(std::string, int) const`
};

/// Empty parts: no name that a user could write.
FunctionName splitFunction(llvm::StringRef Mangled);

const char* nameOf(FrameSource Source);
const char* nameOf(Purpose For);

}  // namespace dynify::gen
