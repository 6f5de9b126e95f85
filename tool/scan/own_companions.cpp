#include "scan/own_companions.hpp"

#include <memory>

#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Version.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

class Callbacks : public clang::PPCallbacks {
 public:
  explicit Callbacks(clang::Preprocessor& Given) : PP(Given) {}

  /// Whether to go on without the file, and without an error.
  bool FileNotFound(llvm::StringRef Name) override { return isOwn(Name); }

  // LLVM 19 added a parameter.
#if CLANG_VERSION_MAJOR >= 19
  void InclusionDirective(clang::SourceLocation, const clang::Token&, llvm::StringRef Name, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef File, llvm::StringRef,
                          llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
#else
  void InclusionDirective(clang::SourceLocation, const clang::Token&, llvm::StringRef Name, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef File, llvm::StringRef,
                          llvm::StringRef, const clang::Module*,
                          clang::SrcMgr::CharacteristicKind) override {
#endif
    clang::SourceManager& Sources = PP.getSourceManager();
    if (File && isOwn(Name) && !Sources.isFileOverridden(&File->getFileEntry()))
      Sources.overrideFileContents(*File, llvm::MemoryBuffer::getMemBuffer(""));
  }

 private:
  /// Whether the file that is read, which includes `Name`, has a companion of that name.
  bool isOwn(llvm::StringRef Name) const {
    const clang::PreprocessorLexer* Lexer = PP.getCurrentFileLexer();
    if (!Lexer) return false;
    const clang::SourceManager& Sources = PP.getSourceManager();
    const clang::FileID File = Lexer->getFileID();
    const clang::SourceLocation Start = Sources.getLocForStartOfFile(File);
    return llvm::sys::path::filename(Name) ==
               companionOf(llvm::sys::path::filename(Sources.getFilename(Start))) &&
           !Sources.isInSystemHeader(Start);
  }

  clang::Preprocessor& PP;
};

}  // namespace

void emptyOwnCompanions(clang::Preprocessor& PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(PP));
}

}  // namespace dynify::gen
