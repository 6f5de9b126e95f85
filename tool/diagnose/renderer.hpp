// Prints diagnostics as clang does, without the file that the tool makes up to include the named
// headers.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

struct RenderOptions {
  std::string Directory;  ///< paths below it are printed relative to it
  std::map<std::string, std::string>
      Headers;           ///< absolute paths, and how they were named by the user
  std::string MainFile;  ///< not shown in include stacks
  bool UseColor = false;

  /// Clang's name of a file, as the user knows it.
  std::string shown(llvm::StringRef Path) const;
};

// LLVM 21 passes the options of diagnostics by reference; before, their users shared in owning
// them.
#if CLANG_VERSION_MAJOR >= 21
using DiagnosticOptionsPointer = std::unique_ptr<clang::DiagnosticOptions>;
#else
using DiagnosticOptionsPointer = llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions>;
#endif

class Renderer : public clang::DiagnosticConsumer {
 public:
  Renderer(llvm::raw_ostream& Stream, RenderOptions Options);
  ~Renderer() override;

  void BeginSourceFile(const clang::LangOptions& Language, const clang::Preprocessor* PP) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic& Info) override;

 private:
  class Text;

  llvm::raw_ostream& Stream;
  RenderOptions Options;
  const DiagnosticOptionsPointer Diagnostics;
  clang::LangOptions Language;
  std::unique_ptr<Text> Output;
};

}  // namespace dynify::gen
