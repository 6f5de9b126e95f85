// The names that Clang's errors are about, for whoever can say where they went.
#pragma once

#include <set>
#include <string>

#include "clang/Basic/Diagnostic.h"

namespace dynify::gen {

/// Passes all diagnostics on to another consumer, which outlives it, and keeps the names in errors.
class MissingNames : public clang::DiagnosticConsumer {
 public:
  explicit MissingNames(clang::DiagnosticConsumer& Given) : To(Given) {}

  const std::set<std::string>& names() const { return Names; }

  void BeginSourceFile(const clang::LangOptions& Language, const clang::Preprocessor* PP) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic& Info) override;

 private:
  clang::DiagnosticConsumer& To;
  std::set<std::string> Names;
};

}  // namespace dynify::gen
