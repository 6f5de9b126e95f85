#include "diagnose/renderer.hpp"

#include <utility>

#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/TextDiagnostic.h"
#include "diagnose/missing_include.hpp"
#include "llvm/ADT/SmallString.h"

namespace dynify::gen {

std::string RenderOptions::shown(llvm::StringRef Path) const {
  if (const auto Named = Headers.find(Path.str()); Named != Headers.end()) return Named->second;
  Path.consume_front(Directory + "/");
  Path.consume_front("./");  // clang's name for the folder of the file that it started from
  return Path.str();
}

/// clang's own text, with the paths as the user knows them.
class Renderer::Text : public clang::TextDiagnostic {
 public:
#if CLANG_VERSION_MAJOR >= 21
  Text(llvm::raw_ostream& Stream, const clang::LangOptions& Language,
       clang::DiagnosticOptions& Diagnostics, const RenderOptions& Paths)
      : TextDiagnostic(Stream, Language, Diagnostics), Shown(Paths) {}
#else
  Text(llvm::raw_ostream& Stream, const clang::LangOptions& Language,
       clang::DiagnosticOptions& Diagnostics, const RenderOptions& Paths)
      : TextDiagnostic(Stream, Language, &Diagnostics), Shown(Paths) {}
#endif

 protected:
  void emitDiagnosticMessage(clang::FullSourceLoc Loc, clang::PresumedLoc Place,
                             clang::DiagnosticsEngine::Level Level, llvm::StringRef Message,
                             llvm::ArrayRef<clang::CharSourceRange> Ranges,
                             clang::DiagOrStoredDiag D) override {
    std::string Path;
    TextDiagnostic::emitDiagnosticMessage(Loc, renamed(Place, Path), Level, Message, Ranges, D);
  }

  void emitIncludeLocation(clang::FullSourceLoc Loc, clang::PresumedLoc Place) override {
    if (Place.isInvalid() || Place.getFilename() == Shown.MainFile) return;
    std::string Path;
    TextDiagnostic::emitIncludeLocation(Loc, renamed(Place, Path));
  }

 private:
  /// `Path` keeps the text that the result points to.
  clang::PresumedLoc renamed(clang::PresumedLoc Place, std::string& Path) const {
    if (Place.isInvalid()) return Place;
    Path = Shown.shown(Place.getFilename());
    return {Path.c_str(), Place.getFileID(), Place.getLine(), Place.getColumn(),
            Place.getIncludeLoc()};
  }

  const RenderOptions& Shown;
};

Renderer::Renderer(llvm::raw_ostream& To, RenderOptions Given)
    : Stream(To), Options(std::move(Given)), Diagnostics(new clang::DiagnosticOptions) {
  Diagnostics->ShowColors = Options.UseColor;
}

Renderer::~Renderer() = default;

void Renderer::BeginSourceFile(const clang::LangOptions& Spoken, const clang::Preprocessor*) {
  Language = Spoken;
  Output = std::make_unique<Text>(Stream, Language, *Diagnostics, Options);
}

void Renderer::EndSourceFile() { Output.reset(); }

void Renderer::HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                                const clang::Diagnostic& Info) {
  DiagnosticConsumer::HandleDiagnostic(Level, Info);
  llvm::SmallString<128> Message;
  Info.FormatDiagnostic(Message);
  Message += missingInclude(Message);
  if (!Output || Info.getLocation().isInvalid()) {
    Stream << "dynify-gen: ";
    clang::TextDiagnostic::printDiagnosticLevel(Stream, Level, Diagnostics->ShowColors);
    Stream << Message << '\n';
    return;
  }
  const clang::FullSourceLoc Where(Info.getLocation(), Info.getSourceManager());
  Output->emitDiagnostic(Where, Level, Message, Info.getRanges(), Info.getFixItHints());
  Stream.flush();
}

}  // namespace dynify::gen
