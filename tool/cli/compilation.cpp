#include "cli/compilation.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <set>

#include "clang/Basic/Version.h"
#if CLANG_VERSION_MAJOR >= 22
#include "clang/Options/Options.h"
#else
#include "clang/Driver/Options.h"
#endif
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"

namespace dynify::gen {
namespace {

// LLVM 22 took the options out of the driver.
#if CLANG_VERSION_MAJOR >= 22
const llvm::opt::OptTable& driverOptions() { return clang::getDriverOptTable(); }
#else
const llvm::opt::OptTable& driverOptions() { return clang::driver::getDriverOptTable(); }
#endif

/// The flags without those that clang's driver does not know: of another compiler, and nothing that
/// a header would be read otherwise by.
std::vector<std::string> knownFlags(const std::vector<std::string>& Flags) {
  llvm::SmallVector<const char*, 64> Arguments;
  for (const std::string& Flag : Flags) Arguments.push_back(Flag.c_str());
  unsigned MissingIndex = 0;
  unsigned MissingCount = 0;
  const llvm::opt::InputArgList Parsed =
      driverOptions().ParseArgs(Arguments, MissingIndex, MissingCount);
  std::set<unsigned> Unknown;
  for (const llvm::opt::Arg* A : Parsed)
    if (A->getOption().getKind() == llvm::opt::Option::UnknownClass) Unknown.insert(A->getIndex());
  std::vector<std::string> Known;
  for (unsigned I = 0; I < Flags.size(); ++I)
    if (!Unknown.contains(I)) Known.push_back(Flags[I]);
  return Known;
}

/// The command without the compiler, the file, and what says how to read the file.
std::vector<std::string> flagsOf(const clang::tooling::CompileCommand& Command) {
  const clang::tooling::ArgumentsAdjuster Adjust =
      clang::tooling::combineAdjusters(clang::tooling::getClangStripOutputAdjuster(),
                                       clang::tooling::getClangStripDependencyFileAdjuster());
  const std::vector<std::string> Arguments = Adjust(Command.CommandLine, Command.Filename);
  std::vector<std::string> Flags;
  for (std::size_t I = 1; I < Arguments.size(); ++I) {
    const std::string& Argument = Arguments[I];
    if (Argument == Command.Filename || Argument == "-c" || Argument == "--") continue;
    if (Argument.starts_with("-x")) {
      I += Argument == "-x" ? 1 : 0;
      continue;
    }
    Flags.push_back(Argument);
  }
  return knownFlags(Flags);
}

void addTo(std::vector<Compilation>& All, const std::string& Directory,
           std::vector<std::string> Flags, std::size_t Header) {
  const auto Same = llvm::find_if(
      All, [&](const Compilation& C) { return C.Directory == Directory && C.Flags == Flags; });
  if (Same != All.end())
    Same->Headers.push_back(Header);
  else
    All.push_back({Directory, std::move(Flags), {Header}});
}

using Database = std::unique_ptr<clang::tooling::CompilationDatabase>;

llvm::Expected<Database> loadDatabase(const std::string& BuildPath) {
  std::string Error;
  Database Loaded = clang::tooling::CompilationDatabase::loadFromDirectory(BuildPath, Error);
  if (!Loaded)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "no compile_commands.json that can be read in '" + BuildPath + "'");
  return Loaded;
}

}  // namespace

llvm::Expected<std::vector<std::string>> sourcesIn(const std::string& BuildPath) {
  llvm::Expected<Database> Loaded = loadDatabase(BuildPath);
  if (!Loaded) return Loaded.takeError();
  std::vector<std::string> All;
  for (const std::string& File : (*Loaded)->getAllFiles())
    if (!llvm::StringRef(File).ends_with(".c")) All.push_back(File);
  llvm::sort(All);
  All.erase(std::unique(All.begin(), All.end()), All.end());
  return All;
}

llvm::Expected<std::vector<Compilation>> findCompilations(const std::vector<std::string>& Headers,
                                                          const std::string& BuildPath,
                                                          const std::vector<std::string>& Flags,
                                                          const std::string& CurrentDirectory) {
  std::vector<Compilation> All;
  if (BuildPath.empty()) {
    All.push_back({CurrentDirectory, Flags, std::vector<std::size_t>(Headers.size())});
    std::iota(All.front().Headers.begin(), All.front().Headers.end(), std::size_t{0});
    return All;
  }
  llvm::Expected<Database> Loaded = loadDatabase(BuildPath);
  if (!Loaded) return Loaded.takeError();
  for (std::size_t I = 0; I < Headers.size(); ++I) {
    const auto Commands = (*Loaded)->getCompileCommands(Headers[I]);
    if (Commands.empty())
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "'" + BuildPath + "' has no command for '" + Headers[I] + "'");
    std::vector<std::string> Own = flagsOf(Commands.front());
    Own.insert(Own.end(), Flags.begin(), Flags.end());
    addTo(All, Commands.front().Directory, std::move(Own), I);
  }
  return All;
}

}  // namespace dynify::gen
