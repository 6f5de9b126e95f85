#include "cli/frames_command.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "cli/budget_answer.hpp"
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "fmt/format.h"
#include "frames/header.hpp"
#include "frames/html.hpp"
#include "frames/input.hpp"
#include "frames/merge.hpp"
#include "frames/names.hpp"
#include "frames/table.hpp"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/WithColor.h"
#include "output/files.hpp"

namespace dynify::gen {
namespace {

/// Alignment that a frame gets wherever dynify puts it: __STDCPP_DEFAULT_NEW_ALIGNMENT__ of 64-bit
/// targets. A frame that wants more is misaligned.
constexpr std::uint64_t PlacedAlignment = 16;

class FramesRun {
 public:
  FramesRun(const FramesOptions& Given, llvm::raw_ostream& To, llvm::raw_ostream& Diagnostics)
      : O(Given), Out(To), Errors(Diagnostics) {}

  int run() {
    if (const int Code = readAll(); Code != Done) return Code;
    if (const int Code = select(); Code != Done) return Code;
    return O.Budget.empty() ? write() : budget();
  }

 private:
  int fail(ExitCode Code, const std::string& Message) {
    llvm::WithColor::error(Errors, "dynify-gen") << Message << '\n';
    return Code;
  }
  void warn(const std::string& Message) {
    llvm::WithColor::warning(Errors, "dynify-gen") << Message << '\n';
  }

  bool wantsMembers() const {
    return O.Members || O.Format == FramesFormat::Html || !O.Budget.empty();
  }
  int readAll();
  int tellUnknown(std::vector<InputFrames> Incomplete, const std::set<std::string>& Blind);
  int select();
  int budget();
  int write();
  int writeOut(const std::string& Text);
  llvm::Expected<std::vector<Frame>> earlier() const;

  const FramesOptions& O;
  llvm::raw_ostream& Out;
  llvm::raw_ostream& Errors;
  std::vector<Frame> Frames;
};

int FramesRun::readAll() {
  std::vector<InputFrames> Incomplete;  // of these only why, and what is missing
  std::set<std::string> Blind;
  for (const std::string& Path : O.Inputs) {
    llvm::Expected<std::vector<InputFrames>> Read = readInput(Path, wantsMembers());
    if (!Read) return fail(Environment, llvm::toString(Read.takeError()));
    for (InputFrames& In : *Read) {
      const bool HasNone = In.Frames.empty();
      std::move(In.Frames.begin(), In.Frames.end(), std::back_inserter(Frames));
      In.Frames.clear();
      if (HasNone) Blind.insert(In.Input);
      if (HasNone || !In.Unknown.empty()) Incomplete.push_back(std::move(In));
    }
  }
  return tellUnknown(std::move(Incomplete), Blind);
}

/// Coroutines whose frames no input describes. Were they left out silently, what is not known would
/// look like what is not there.
/// An input that describes none of its coroutines is an error; one that misses some is not.
int FramesRun::tellUnknown(std::vector<InputFrames> Incomplete,
                           const std::set<std::string>& Blind) {
  std::set<std::string> Known;
  for (const Frame& F : Frames) Known.insert(F.Mangled);
  bool IsMissing = Frames.empty();
  for (InputFrames& In : Incomplete) {
    std::erase_if(In.Unknown, [&](const std::string& Symbol) { return Known.count(Symbol) != 0; });
    const bool IsError = Blind.count(In.Input) != 0;
    IsMissing |= IsError && !In.Unknown.empty();
    for (const std::string& Symbol : In.Unknown) {
      const std::string Text =
          fmt::format("the frame of '{}' in {} is unknown", readableFunction(Symbol), In.Input);
      IsError ? static_cast<void>(fail(Findings, Text)) : warn(Text);
    }
  }
  if (Frames.empty()) fail(Findings, "no coroutine frames found");
  for (const InputFrames& In : Incomplete)
    if (!In.Cause.empty() && (Frames.empty() || !In.Unknown.empty()))
      llvm::WithColor::note(Errors, "dynify-gen") << In.Input << ": " << In.Cause << '\n';
  return IsMissing ? Findings : Done;
}

int FramesRun::select() {
  std::vector<std::string> Warnings;
  Frames = mergeFrames(std::move(Frames), Warnings);
  if (!O.Filter.empty()) {
    const llvm::Regex Filter(O.Filter);
    std::erase_if(Frames, [&](const Frame& F) { return !Filter.match(F.Function); });
    if (Frames.empty())
      return fail(Findings, fmt::format("no coroutine's name matches '{}'", O.Filter));
  }
  llvm::SmallString<256> Current;
  const bool HasCurrent = !llvm::sys::fs::current_path(Current);
  Current += "/";
  for (Frame& F : Frames) {
    if (HasCurrent && llvm::StringRef(F.File).starts_with(Current)) F.File.erase(0, Current.size());
    if (F.Align > PlacedAlignment)
      Warnings.push_back(
          fmt::format("the frame of '{}' wants an alignment of {}: it is placed at {}", F.Function,
                      F.Align, PlacedAlignment));
  }
  for (const std::string& Warning : Warnings) warn(Warning);
  return Done;
}

int FramesRun::budget() {
  const BudgetAnswer Answer = O.UpdateBudget
                                  ? updateBudget(O.Budget, O.Build, Frames)
                                  : compareWithBudget(O.Budget, O.Build, Frames, "frames", Out);
  if (Answer.Code == Done) return Done;
  fail(Answer.Code, Answer.Problem);
  if (Answer.CanUpdate)
    llvm::WithColor::note(Errors, "dynify-gen") << "the command: " << O.UpdatingCommand << '\n';
  return Answer.Code;
}

llvm::Expected<std::vector<Frame>> FramesRun::earlier() const {
  if (O.Compare.empty()) return std::vector<Frame>();
  const std::optional<std::string> Text = readFile(O.Compare);
  if (!Text) return llvm::createStringError(llvm::inconvertibleErrorCode(), "cannot be read");
  return readJson(*Text);
}

int FramesRun::write() {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  llvm::Expected<std::vector<Frame>> Earlier = earlier();
  if (!Earlier)
    return fail(Environment, "'" + O.Compare + "': " + llvm::toString(Earlier.takeError()));
  switch (O.Format) {
    case FramesFormat::Table: {
      const bool IsPrinted = O.Output == "-";
      writeTable(Frames, {O.Members, IsPrinted ? terminalColumns() : 0}, IsPrinted ? Out : Stream);
      break;
    }
    case FramesFormat::Json:
      writeJson(Frames, Stream);
      break;
    case FramesFormat::Header:
      Stream << emitFramesHeader(Frames);
      break;
    case FramesFormat::Html:
      Stream << emitReport(Frames, O.Compare.empty() ? nullptr : &*Earlier);
      break;
  }
  return writeOut(Stream.str());
}

int FramesRun::writeOut(const std::string& Text) {
  if (O.Output == "-") {
    Out << Text;
    return Done;
  }
  const std::optional<std::string> Error = writeFiles({{O.Output, Text}});
  return Error ? fail(Environment, *Error) : Done;
}

}  // namespace

int runFrames(const FramesOptions& O, llvm::raw_ostream& Out, llvm::raw_ostream& Errors) {
  return FramesRun(O, Out, Errors).run();
}

}  // namespace dynify::gen
