#include "scan/bound_scanner.hpp"

#include <memory>
#include <utility>

#include "clang/Basic/FileManager.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Sema/SemaConsumer.h"
#include "clang/Tooling/Tooling.h"
#include "diagnose/collector.hpp"
#include "diagnose/renderer.hpp"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "scan/bound/bound_unit.hpp"
#include "scan/marks/attributes.hpp"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

/// What the consumer finds; outlives the action that clang owns.
struct BoundSession {
  const BoundScanOptions& Options;
  BoundScan Result;
  bool Failed = true;
};

// LLVM 18 made references to files the keys of the table of files, where there were pointers.
#if CLANG_VERSION_MAJOR >= 18
llvm::StringRef pathOfFile(const clang::FileEntryRef& File) { return File.getName(); }
#else
llvm::StringRef pathOfFile(const clang::FileEntry* File) { return File->getName(); }
#endif

class BoundConsumer : public clang::SemaConsumer {
 public:
  BoundConsumer(clang::CompilerInstance& Given, BoundSession& Found)
      : Compiler(Given), Current(Found) {
    Attributes.watch(Given.getPreprocessor());
  }

  void InitializeSema(clang::Sema& Given) override { S = &Given; }

  void HandleTranslationUnit(clang::ASTContext&) override {
    if (Compiler.getDiagnostics().hasErrorOccurred()) return;
    Current.Result.Unit =
        readBoundUnit(*S, Attributes, {Current.Options.Shown, Current.Options.Current});
    const clang::SourceManager& Sources = Compiler.getSourceManager();
    for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It)
      Current.Result.Dependencies.push_back(
          absolutePath(pathOfFile(It->first), Current.Options.Directory));
    Current.Failed = Compiler.getDiagnostics().hasErrorOccurred();
  }

 private:
  clang::CompilerInstance& Compiler;
  BoundSession& Current;
  clang::Sema* S = nullptr;
  AttributeLog Attributes;
};

class BoundAction : public clang::ASTFrontendAction {
 public:
  explicit BoundAction(BoundSession& Found) : Current(Found) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& Compiler,
                                                        llvm::StringRef) override {
    return std::make_unique<BoundConsumer>(Compiler, Current);
  }

 private:
  BoundSession& Current;
};

/// The driver finds a standard library that is installed beside clang by its own path.
std::vector<std::string> boundCommandLine(const BoundScanOptions& Options, bool IsText) {
  llvm::SmallString<256> Driver(Options.ResourceDirectory);
  llvm::sys::path::append(Driver, "..", "..", "..");
  llvm::sys::path::append(Driver, "bin", "clang++");
  llvm::sys::path::remove_dots(Driver, true);
  std::vector<std::string> Arguments{std::string(Driver), "-std=c++20"};
  Arguments.insert(Arguments.end(), Options.Flags.begin(), Options.Flags.end());
  Arguments.insert(Arguments.end(), {"-resource-dir=" + Options.ResourceDirectory, "-fsyntax-only",
                                     "-w", "-Qunused-arguments"});
  if (!Options.OwnHeaders.empty())
    Arguments.insert(Arguments.end(), {"-idirafter", Options.OwnHeaders});
  if (!IsText) {
    std::erase(Arguments, "-v");
    Arguments.push_back("-fno-caret-diagnostics");
  }
  Arguments.insert(Arguments.end(), {"-xc++", Options.Source});
  return Arguments;
}

}  // namespace

std::optional<BoundScan> scanBound(const BoundScanOptions& Options, DiagnosticLog& Log) {
  registerAttributes();
  RenderOptions Render;
  Render.Directory = Options.Current;
  Render.Headers.emplace(Options.Source, Options.Shown);
  Render.UseColor = Options.UseColor;
  std::unique_ptr<clang::DiagnosticConsumer> Reader;
  if (Log.isText())
    Reader = std::make_unique<Renderer>(Log.stream(), Render);
  else
    Reader = std::make_unique<Collector>(Log, Render);
  BoundSession Current{Options, {}, true};
  // A file system of its own: units are read at the same time, from folders of their own.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Real(
      llvm::vfs::createPhysicalFileSystem().release());
  static_cast<void>(Real->setCurrentWorkingDirectory(Options.Directory));
  const llvm::IntrusiveRefCntPtr<clang::FileManager> Files(
      new clang::FileManager(clang::FileSystemOptions{}, Real));
  clang::tooling::ToolInvocation Invocation(boundCommandLine(Options, Log.isText()),
                                            std::make_unique<BoundAction>(Current), Files.get());
  Invocation.setDiagnosticConsumer(Reader.get());
  if (!Invocation.run() || Current.Failed) return std::nullopt;
  return std::move(Current.Result);
}

}  // namespace dynify::gen
