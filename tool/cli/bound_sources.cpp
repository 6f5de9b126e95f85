#include "cli/bound_sources.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "bound/worst_case.hpp"
#include "cli/compilation.hpp"
#include "cli/exit_code.hpp"
#include "cli/memory.hpp"
#include "cli/resource_directory.hpp"
#include "cli/terminal.hpp"
#include "fmt/format.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Parallel.h"
#include "scan/bound_scanner.hpp"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

/// Says how far it is, on a terminal, once it takes longer than two seconds.
class Progress {
 public:
  Progress(llvm::raw_ostream& To, std::size_t All) : Stream(To), Total(All) {}
  ~Progress() {
    if (IsShown) Stream << "\r\x1b[K";
  }

  void countOne() {
    const std::lock_guard<std::mutex> Alone(Mutex);
    ++Done;
    constexpr auto Patience = std::chrono::seconds(2);
    if (!Stream.is_displayed() || std::chrono::steady_clock::now() - Start < Patience) return;
    IsShown = true;
    Stream << fmt::format("\r[{}/{}] sources", Done, Total);
    Stream.flush();
  }

 private:
  llvm::raw_ostream& Stream;
  const std::size_t Total;
  std::size_t Done = 0;
  bool IsShown = false;
  std::mutex Mutex;
  const std::chrono::steady_clock::time_point Start = std::chrono::steady_clock::now();
};

/// One source: what it is read with, and what came of it.
struct ReadSource {
  BoundScanOptions Scan;
  std::string Said;
  std::unique_ptr<DiagnosticLog> Log;
  std::optional<BoundScan> Found;
};

int failReading(DiagnosticLog& Log, const std::string& Message) {
  Log.say(Severity::Error, rules::Environment, Message);
  return Environment;
}

/// Reads all of them; what each says is said in their order.
int readAllSources(std::vector<ReadSource>& All, DiagnosticLog& Log, DiagnosticFormat Format,
                   BoundUnit& Program) {
  {
    Progress Shown(Log.stream(), All.size());
    llvm::parallelFor(0, All.size(), [&](std::size_t I) {
      ReadSource& Source = All[I];
      llvm::raw_string_ostream Stream(Source.Said);
      Source.Log = std::make_unique<DiagnosticLog>(Stream, Format);
      runWithRoom([&] { Source.Found = scanBound(Source.Scan, *Source.Log); });
      Stream.flush();
      Shown.countOne();
    });
  }
  int Code = Done;
  for (ReadSource& Source : All) {
    Log.stream() << (Log.isText() ? Source.Said : std::string());
    Log.take(*Source.Log);
    if (Source.Found)
      addUnit(Program, std::move(Source.Found->Unit));
    else
      Code = Findings;
  }
  return Code;
}

}  // namespace

int readBoundSources(const BoundOptions& O, const std::string& ToolPath, DiagnosticLog& Log,
                     BoundUnit& Program) {
  llvm::SmallString<256> Current;
  if (const std::error_code Error = llvm::sys::fs::current_path(Current))
    return failReading(Log, "no current directory: " + Error.message());
  std::vector<std::string> Shown = O.Sources;
  if (Shown.empty()) {
    llvm::Expected<std::vector<std::string>> Named = sourcesIn(O.BuildPath);
    if (!Named) return failReading(Log, llvm::toString(Named.takeError()));
    Shown = std::move(*Named);
  }
  std::vector<std::string> Paths;
  for (const std::string& Source : Shown) {
    Paths.push_back(absolutePath(Source, std::string(Current)));
    if (!llvm::sys::fs::exists(Paths.back()))
      return failReading(Log, "'" + Source + "': cannot be read: no such file");
  }
  llvm::Expected<std::vector<Compilation>> Found =
      findCompilations(Paths, O.BuildPath, O.Flags, std::string(Current));
  if (!Found) return failReading(Log, llvm::toString(Found.takeError()));
  std::vector<ReadSource> All;
  for (const Compilation& C : *Found) {
    const auto Resources = findResourceDirectory(O.ResourceDirectory, C.Flags, ToolPath);
    if (!Resources) return failReading(Log, noResourceDirectory());
    for (const std::size_t I : C.Headers) {
      ReadSource Next;
      Next.Scan = {Paths[I],    Shown[I],
                   C.Directory, std::string(Current),
                   C.Flags,     findOwnHeaders(ToolPath),
                   *Resources,  usesColor(Log.stream())};
      All.push_back(std::move(Next));
    }
  }
  return readAllSources(All, Log, O.Diagnostics, Program);
}

}  // namespace dynify::gen
