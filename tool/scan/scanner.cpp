#include "scan/scanner.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "clang/Basic/FileManager.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Sema/SemaConsumer.h"
#include "clang/Tooling/Tooling.h"
#include "diagnose/collector.hpp"
#include "diagnose/missing_names.hpp"
#include "diagnose/renderer.hpp"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "scan/bodies/bodies.hpp"
#include "scan/conditionals.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/module_unit.hpp"
#include "scan/own_companions.hpp"
#include "scan/skipped_names.hpp"
#include "scan/unit_reader.hpp"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

/// Not a file: the translation unit that includes the headers of a call.
constexpr llvm::StringLiteral MainFile = "dynify-gen.cpp";

// LLVM 18 made references to files the keys of this table, where there were pointers.
#if CLANG_VERSION_MAJOR >= 18
llvm::StringRef nameOf(const clang::FileEntryRef& File) { return File.getName(); }
#else
llvm::StringRef nameOf(const clang::FileEntry* File) { return File->getName(); }
#endif

/// Collects what a call must know besides its traits.
void collectFiles(clang::CompilerInstance& Compiler, const ScanOptions& Options,
                  const std::set<std::string>& Virtual, ScanResult& Result) {
  const clang::SourceManager& Sources = Compiler.getSourceManager();
  std::set<std::string> Read;
  for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It)
    Read.insert(absolutePath(nameOf(It->first), Options.Directory));
  for (const std::string& Path : Virtual) Read.erase(Path);
  Result.Dependencies.assign(Read.begin(), Read.end());
  const clang::HeaderSearch& Search = Compiler.getPreprocessor().getHeaderSearchInfo();
  for (auto It = Search.search_dir_begin(); It != Search.search_dir_end(); ++It)
    if (It->isNormalDir())
      Result.IncludeDirectories.push_back(absolutePath(It->getName(), Options.Directory));
}

/// What the consumer finds; outlives the action that clang owns.
struct Session {
  const ScanOptions& Options;
  const MissingNames& Missing;
  std::set<std::string> Virtual;
  ScanResult Result;
  bool Failed = true;
};

class Consumer : public clang::SemaConsumer {
 public:
  Consumer(clang::CompilerInstance& Given, Session& Found) : Compiler(Given), Current(Found) {
    Log.watch(Given.getPreprocessor());
    Conditionals.watch(Given.getPreprocessor());
    if (Found.Options.IsRecursive) emptyOwnCompanions(Given.getPreprocessor());
  }

  void InitializeSema(clang::Sema& Given) override { S = &Given; }

  bool HandleTopLevelDecl(clang::DeclGroupRef Group) override {
    TopLevel.insert(TopLevel.end(), Group.begin(), Group.end());
    return true;
  }

  void HandleTranslationUnit(clang::ASTContext&) override {
    if (Compiler.getDiagnostics().hasErrorOccurred()) {
      remarkSkippedNames(Compiler.getPreprocessor(), Conditionals, Current.Missing.names());
      return;
    }
    std::vector<std::string> Paths;
    for (const ScanHeader& H : Current.Options.Headers) Paths.push_back(H.Path);
    UnitReader Reader(*S, Log, Conditionals, Paths, Current.Options.Remote);
    Current.Result.Headers = Reader.read(TopLevel);
    for (std::size_t I = 0; I < Current.Options.Headers.size(); ++I)
      Current.Result.Headers[I].Path = Current.Options.Headers[I].Shown;
    collectFiles(Compiler, Current.Options, Current.Virtual, Current.Result);
    for (const std::string& Path : Reader.markedHeaders())
      Current.Result.Marked.push_back(absolutePath(Path, Current.Options.Directory));
    Current.Failed = Compiler.getDiagnostics().hasErrorOccurred();
  }

  bool shouldSkipFunctionBody(clang::Decl* D) override { return !isDefaultBody(*D); }

 private:
  clang::CompilerInstance& Compiler;
  Session& Current;
  clang::Sema* S = nullptr;
  AttributeLog Log;
  ConditionalLog Conditionals;
  std::vector<clang::Decl*> TopLevel;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(Session& Found) : Current(Found) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& Compiler,
                                                        llvm::StringRef) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<Consumer>(Compiler, Current);
  }

 private:
  Session& Current;
};

std::string includeAll(const ScanOptions& Options) {
  std::string Text;
  for (const ScanHeader& H : Options.Headers) Text += "#include \"" + H.Path + "\"\n";
  return Text;
}

/// Stands in for the companions, which are not there yet, or are stale.
constexpr llvm::StringLiteral EmptyCompanion = "#pragma once\n";

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> overlay(Session& Current) {
  const ScanOptions& Options = Current.Options;
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Memory(new llvm::vfs::InMemoryFileSystem);
  const auto Add = [&](const std::string& Path, const std::string& Text) {
    Memory->addFile(Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
    Current.Virtual.insert(Path);
  };
  Add(absolutePath(MainFile, Options.Directory), includeAll(Options));
  for (const ScanHeader& H : Options.Headers)
    if (!H.Companion.empty()) Add(H.Companion, EmptyCompanion.str());
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Files(
      new llvm::vfs::OverlayFileSystem(Options.Files));
  Files->pushOverlay(Memory);
  // Where there is no such folder, clang says so of the first file that it looks for.
  static_cast<void>(Files->setCurrentWorkingDirectory(Options.Directory));
  return Files;
}

/// The file that clang reads: one that includes all headers, or the interface unit of a module,
/// which LLVM 22 takes from no other file.
std::string sourceFile(const ScanOptions& Options) {
  if (Options.Headers.size() == 1) {
    const std::string& Path = Options.Headers.front().Path;
    const auto Text = Options.Files->getBufferForFile(Path);
    if (Text && isModuleUnit((*Text)->getBuffer())) return Path;
  }
  return MainFile.str();
}

/// The driver finds a standard library that is installed beside clang by its own path.
std::string driverPath(const ScanOptions& Options) {
  llvm::SmallString<256> Path(Options.ResourceDirectory);
  llvm::sys::path::append(Path, "..", "..", "..");
  llvm::sys::path::append(Path, "bin", "clang++");
  llvm::sys::path::remove_dots(Path, true);
  return std::string(Path);
}

std::vector<std::string> commandLine(const ScanOptions& Options, bool IsText) {
  std::vector<std::string> Arguments{driverPath(Options), "-std=c++20"};
  Arguments.insert(Arguments.end(), Options.Flags.begin(), Options.Flags.end());
  Arguments.insert(Arguments.end(),
                   {"-resource-dir=" + Options.ResourceDirectory, "-fsyntax-only", "-w",
                    "-Qunused-arguments", "-DDYNIFY_GEN=1", "-xc++", sourceFile(Options)});
  if (!Options.OwnHeaders.empty())
    Arguments.insert(Arguments.end() - 1, {"-idirafter", Options.OwnHeaders});
  // What clang says by itself is no part of a document: with carets, it counts the errors, too.
  if (!IsText) {
    std::erase(Arguments, "-v");
    Arguments.push_back("-fno-caret-diagnostics");
  }
  return Arguments;
}

RenderOptions renderOptions(const ScanOptions& Options) {
  RenderOptions Render;
  llvm::SmallString<256> Current;
  static_cast<void>(llvm::sys::fs::current_path(Current));  // empty: paths are shown in full
  Render.Directory = std::string(Current);
  for (const ScanHeader& H : Options.Headers) Render.Headers.emplace(H.Path, H.Shown);
  Render.MainFile = MainFile.str();
  Render.UseColor = Options.UseColor;
  return Render;
}

}  // namespace

std::optional<ScanResult> scan(const ScanOptions& Options, DiagnosticLog& Log) {
  registerAttributes();
  std::unique_ptr<clang::DiagnosticConsumer> Reader;
  if (Log.isText())
    Reader = std::make_unique<Renderer>(Log.stream(), renderOptions(Options));
  else
    Reader = std::make_unique<Collector>(Log, renderOptions(Options));
  MissingNames Missing(*Reader);
  Session Current{Options, Missing, {}, {}, true};
  const llvm::IntrusiveRefCntPtr<clang::FileManager> Files(
      new clang::FileManager(clang::FileSystemOptions{}, overlay(Current)));
  clang::tooling::ToolInvocation Invocation(commandLine(Options, Log.isText()),
                                            std::make_unique<Action>(Current), Files.get());
  Invocation.setDiagnosticConsumer(&Missing);
  if (!Invocation.run() || Current.Failed) return std::nullopt;
  return std::move(Current.Result);
}

}  // namespace dynify::gen
