// What `#if` leaves out.
#pragma once

#include <vector>

#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Preprocessor.h"

namespace dynify::gen {

/// The parts of a translation unit that the preprocessor skipped, in order.
class ConditionalLog {
 public:
  /// Watches what `PP` skips; must outlive it.
  void watch(clang::Preprocessor& PP);

  const std::vector<clang::SourceRange>& skipped() const { return Skipped; }

 private:
  class Callbacks;

  std::vector<clang::SourceRange> Skipped;
};

}  // namespace dynify::gen
