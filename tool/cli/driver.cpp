#include "cli/driver.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "clang/Driver/Types.h"
#include "cli/compilation.hpp"
#include "cli/exit_code.hpp"
#include "cli/listing.hpp"
#include "cli/plan.hpp"
#include "cli/reading_order.hpp"
#include "cli/resource_directory.hpp"
#include "cli/terminal.hpp"
#include "emit/companion.hpp"
#include "fmt/format.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Parallel.h"
#include "llvm/Support/Path.h"
#include "output/depfile.hpp"
#include "output/files.hpp"
#include "output/format.hpp"
#include "output/include_line.hpp"
#include "scan/scanner.hpp"
#include "text/diff.hpp"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

/// A header with its traits, and where its companion goes.
struct Companion {
  Job Place;
  Header Found;
  std::string Text;
};

/// How the companion of `J` includes those of the traits that it names and other headers declare.
std::vector<std::string> companionsOf(const Header& H, const Job& J, const std::string& Directory,
                                      const std::vector<std::string>& IncludeDirectories) {
  std::set<std::string> Paths;
  for (const Trait& T : H.Traits) {
    for (const Supertrait& S : T.Supertraits) Paths.insert(absolutePath(S.Header, Directory));
    for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
      for (const Method& M : *Methods)
        for (const std::string& Used : M.Uses) Paths.insert(absolutePath(Used, Directory));
  }
  for (const Function& F : H.Functions)
    for (const std::string& Used : F.Signature.Uses) Paths.insert(absolutePath(Used, Directory));
  Paths.erase(J.HeaderPath);
  std::set<std::string> Lines;
  for (const std::string& Path : Paths)
    Lines.insert(companionOf(includeLine(Path, J.CompanionPath, IncludeDirectories)));
  return {Lines.begin(), Lines.end()};
}

/// By its name: clang's driver would compile it.
bool isSource(llvm::StringRef Path) {
  namespace types = clang::driver::types;
  llvm::StringRef Extension = llvm::sys::path::extension(Path);
  Extension.consume_front(".");
  switch (types::lookupTypeForExtension(Extension)) {
    case types::TY_C:
    case types::TY_CXX:
    case types::TY_ObjC:
    case types::TY_ObjCXX:
      return true;
    default:
      return false;
  }
}

class Run {
 public:
  Run(const Options& Given, std::string Tool, llvm::raw_ostream& To, DiagnosticLog& Diagnostics)
      : O(Given), ToolPath(std::move(Tool)), Out(To), Log(Diagnostics) {}

  int run() {
    if (const int Code = plan(); Code != Done) return Code;
    if (const int Code = scanAll(); Code != Done) return Code;
    while (O.Recursive && !Marked.empty())
      if (const int Code = scanMarked(); Code != Done) return Code;
    if (const int Code = checkTraits(); Code != Done) return Code;
    if (O.List != ListFormat::None) return list();
    emitAll();
    return O.Check ? check() : write();
  }

 private:
  int fail(ExitCode Code, const std::string& Message) {
    Log.say(Severity::Error, rules::Environment, Message);
    return Code;
  }

  int plan();
  int readStdin();
  int scanAll();
  int scanInOrder(const Compilation& C);
  int scanTogether(const Compilation& C);
  int scanMarked();
  int checkTraits();
  void emitAll();
  int list();
  int check();
  std::string sayDifference(const Companion& C, const std::optional<std::string>& Old);
  int write();
  OutputFile depfile() const;

  const Options& O;
  const std::string ToolPath;
  llvm::raw_ostream& Out;
  DiagnosticLog& Log;

  std::string CurrentDirectory;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files = llvm::vfs::getRealFileSystem();
  std::vector<Job> Jobs;
  std::vector<Companion> Companions;  ///< of the headers that have traits, in the order of the jobs
  std::set<std::string> Dependencies;
  std::vector<std::string> Included;  ///< headers that others include, as the user would name them
  std::set<std::string> Marked;       ///< the same that are not read yet, absolute
};

int Run::plan() {
  llvm::SmallString<256> Current;
  if (const std::error_code Error = llvm::sys::fs::current_path(Current))
    return fail(Environment, "no current directory: " + Error.message());
  CurrentDirectory = std::string(Current);
  llvm::Expected<std::vector<Job>> Planned = planJobs(O, CurrentDirectory);
  if (!Planned) return fail(Environment, llvm::toString(Planned.takeError()));
  Jobs = std::move(*Planned);
  for (const Job& J : Jobs)
    if (isSource(J.Header))
      Log.say(Severity::Warning, rules::Source,
              fmt::format("'{0}' is a source, and whoever includes '{1}' includes it, too; declare "
                          "the trait in a header",
                          J.Header, companionOf(J.Header)),
              J.Header);
  return std::count(O.Headers.begin(), O.Headers.end(), "-") == 0 ? Done : readStdin();
}

/// The text stands as a file where the user says that it belongs.
int Run::readStdin() {
  auto Buffer = llvm::MemoryBuffer::getSTDIN();
  if (!Buffer)
    return fail(Environment, "cannot read standard input: " + Buffer.getError().message());
  Options Named = O;
  Named.Headers = {"-"};
  llvm::Expected<std::vector<Job>> Planned = planJobs(Named, CurrentDirectory);
  if (!Planned) return fail(Environment, llvm::toString(Planned.takeError()));
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Memory(new llvm::vfs::InMemoryFileSystem);
  Memory->addFile(Planned->front().HeaderPath, 0, std::move(*Buffer));
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Both(
      new llvm::vfs::OverlayFileSystem(Files));
  Both->pushOverlay(Memory);
  Files = Both;
  return Done;
}

int Run::scanAll() {
  std::vector<std::string> Paths;
  for (const Job& J : Jobs) Paths.push_back(J.HeaderPath);
  llvm::Expected<std::vector<Compilation>> All =
      findCompilations(Paths, O.BuildPath, O.Flags, CurrentDirectory);
  if (!All) return fail(Environment, llvm::toString(All.takeError()));
  int Worst = Done;
  for (const Compilation& C : *All) Worst = std::max(Worst, scanInOrder(C));
  for (const Job& J : Jobs) Dependencies.erase(J.CompanionPath);  // an output
  std::sort(Companions.begin(), Companions.end(), [](const Companion& A, const Companion& B) {
    return A.Place.HeaderPath < B.Place.HeaderPath;
  });
  return Worst;
}

/// A header may include the companions of others, to name their dyns: it is read behind those, with
/// the companions that will be written.
int Run::scanInOrder(const Compilation& C) {
  const std::vector<Compilation> Groups = inReadingOrder(C, Jobs);
  for (const Compilation& Group : Groups) {
    const std::size_t First = Companions.size();
    if (const int Code = scanTogether(Group); Code != Done) return Code;
    if (&Group == &Groups.back()) break;
    llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Made(new llvm::vfs::InMemoryFileSystem);
    for (std::size_t I = First; I < Companions.size(); ++I)
      if (!Companions[I].Found.isEmpty())
        Made->addFile(Companions[I].Place.CompanionPath, 0,
                      llvm::MemoryBuffer::getMemBufferCopy(emitCompanion(Companions[I].Found)));
    llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Both(
        new llvm::vfs::OverlayFileSystem(Files));
    Both->pushOverlay(Made);
    Files = Both;
  }
  return Done;
}

int Run::scanTogether(const Compilation& C) {
  const auto Resources = findResourceDirectory(O.ResourceDirectory, C.Flags, ToolPath);
  if (!Resources) return fail(Environment, noResourceDirectory());
  ScanOptions Scan;
  for (const std::size_t I : C.Headers)
    Scan.Headers.push_back({Jobs[I].HeaderPath, Jobs[I].Header, Jobs[I].CompanionPath});
  Scan.Directory = C.Directory;
  Scan.Flags = C.Flags;
  Scan.OwnHeaders = findOwnHeaders(ToolPath);
  Scan.ResourceDirectory = *Resources;
  Scan.Remote = O.Remote;
  Scan.IsRecursive = O.Recursive;
  Scan.UseColor = usesColor(Log.stream());
  Scan.Files = Files;
  std::optional<ScanResult> Result = scan(Scan, Log);
  if (!Result) return Findings;
  Dependencies.insert(Result->Dependencies.begin(), Result->Dependencies.end());
  for (const std::string& Path : Result->Marked)
    if (std::none_of(Jobs.begin(), Jobs.end(), [&](const Job& J) { return J.HeaderPath == Path; }))
      Marked.insert(Path);
  for (std::size_t I = 0; I < C.Headers.size(); ++I) {
    Header& Found = Result->Headers[I];
    const Job& J = Jobs[C.Headers[I]];
    Found.IncludeLine = includeLine(J.HeaderPath, J.CompanionPath, Result->IncludeDirectories);
    Found.CompanionIncludes = companionsOf(Found, J, C.Directory, Result->IncludeDirectories);
    Companions.push_back({J, std::move(Found), {}});
  }
  return Done;
}

/// Headers that were found behind the others are read as if they had been named, too.
int Run::scanMarked() {
  Options All = O;
  for (const std::string& Path : Marked) {
    llvm::StringRef Shown = Path;
    Shown.consume_front(CurrentDirectory + "/");
    Included.push_back(Shown.str());
  }
  Marked.clear();
  All.Headers.insert(All.Headers.end(), Included.begin(), Included.end());
  llvm::Expected<std::vector<Job>> Planned = planJobs(All, CurrentDirectory);
  if (!Planned) return fail(Environment, llvm::toString(Planned.takeError()));
  Jobs = std::move(*Planned);
  Companions.clear();
  Dependencies.clear();  // a companion among them, which is an output now
  return scanAll();
}

/// Headers without traits have no companion.
int Run::checkTraits() {
  bool IsMissing = false;
  // One that only includes others is why those were looked for.
  if (!Included.empty())
    std::erase_if(Companions, [](const Companion& C) { return C.Found.isEmpty(); });
  for (const Companion& C : Companions) {
    if (!C.Found.isEmpty()) continue;
    IsMissing = true;
    Log.say(O.RequireTraits ? Severity::Error : Severity::Warning, rules::NoTrait,
            "no class in '" + C.Place.Header + "' is marked [[dynify::trait]]", C.Place.Header);
  }
  if (IsMissing && O.RequireTraits) return Findings;
  std::erase_if(Companions, [](const Companion& C) { return C.Found.isEmpty(); });
  return Done;
}

/// By the .clang-format of a project it takes a hundred headers longer to be formatted than to be
/// read. Each text is made on its own, so threads share them out.
void Run::emitAll() {
  std::vector<std::string> Warnings(Companions.size());
  const auto Emit = [&](std::size_t I) {
    Companion& C = Companions[I];
    C.Text = formatted(emitCompanion(C.Found), C.Place.CompanionPath, Warnings[I]);
  };
  if (Companions.size() == 1)
    Emit(0);
  else
    llvm::parallelFor(0, Companions.size(), Emit);
  for (const std::string& Warning : Warnings)
    if (!Warning.empty()) Log.say(Severity::Warning, rules::Style, Warning);
}

int Run::list() {
  std::vector<Listed> All;
  for (const Companion& C : Companions) All.push_back({&C.Found, C.Place.Companion});
  O.List == ListFormat::Json ? listAsJson(All, Out) : listAsText(All, Out);
  return Done;
}

int Run::check() {
  int Code = Done;
  for (const Companion& C : Companions) {
    const std::optional<std::string> Old = readFile(C.Place.CompanionPath);
    if (Old == C.Text) continue;
    Log.say(Severity::Error, rules::OutOfDate,
            fmt::format("'{}' {}", C.Place.Companion, sayDifference(C, Old)), C.Place.Companion);
    Code = Findings;
  }
  if (Code != Done)
    Log.say(Severity::Note, rules::OutOfDate, "bring it up to date: " + O.WritingCommand);
  return Code;
}

/// Prints the difference, and returns it in words. All lines would be in it that differ where they
/// end only, and nobody would see how.
std::string Run::sayDifference(const Companion& C, const std::optional<std::string>& Old) {
  if (Old && differInLineEndsOnly(*Old, C.Text)) return "differs in line ends only";
  const std::string Path = pathInDiff(C.Place.CompanionPath, CurrentDirectory);
  Out << unifiedDiff(Old.value_or(""), C.Text, {Old ? "a/" + Path : "/dev/null", "b/" + Path});
  Out.flush();
  return Old ? "is out of date" : "is missing";
}

int Run::write() {
  std::vector<OutputFile> Outputs;
  for (Companion& C : Companions) {
    if (C.Place.Companion == "-")
      Out << C.Text;
    else
      Outputs.push_back({C.Place.CompanionPath, C.Text});
  }
  if (!O.Depfile.empty()) Outputs.push_back(depfile());
  if (const std::optional<std::string> Error = writeFiles(Outputs, O.Touch))
    return fail(Environment, *Error);
  return Done;
}

OutputFile Run::depfile() const {
  std::vector<std::string> Targets;
  for (const Job& J : Jobs) Targets.push_back(J.Companion);
  if (!O.DepfileTarget.empty()) Targets = {O.DepfileTarget};
  return {O.Depfile, makeDepfile(Targets, {Dependencies.begin(), Dependencies.end()})};
}

}  // namespace

int run(const Options& O, const std::string& ToolPath, llvm::raw_ostream& Out,
        llvm::raw_ostream& Errors) {
  DiagnosticLog Log(Errors, O.Diagnostics);
  const int Code = Run(O, ToolPath, Out, Log).run();
  Log.finish(Code);
  return Code;
}

}  // namespace dynify::gen
