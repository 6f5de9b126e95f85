// Clang's diagnostics as values, for programs to read.
#pragma once

#include <utility>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/LangOptions.h"
#include "diagnose/log.hpp"
#include "diagnose/renderer.hpp"

namespace dynify::gen {

class Collector : public clang::DiagnosticConsumer {
 public:
  Collector(DiagnosticLog& To, RenderOptions Given) : Log(To), Options(std::move(Given)) {}

  void BeginSourceFile(const clang::LangOptions& Language, const clang::Preprocessor* PP) override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic& Info) override;

 private:
  DiagnosticLog& Log;
  const RenderOptions Options;
  clang::LangOptions Language;
};

}  // namespace dynify::gen
