// Questions to clang whose answer may be an error in somebody else's header.
#pragma once

#include "clang/Basic/Diagnostic.h"

namespace dynify::gen {

/// Nothing is reported, and no error counts, until the scope ends.
class Quiet {
 public:
  explicit Quiet(clang::DiagnosticsEngine& Diagnostics)
      : Engine(Diagnostics), Before(Diagnostics.getSuppressAllDiagnostics()) {
    Engine.setSuppressAllDiagnostics(true);
  }
  ~Quiet() { Engine.setSuppressAllDiagnostics(Before); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  clang::DiagnosticsEngine& Engine;
  const bool Before;
};

}  // namespace dynify::gen
