#include "cli/bound_command.hpp"

#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "bound/findings.hpp"
#include "bound/html.hpp"
#include "bound/report.hpp"
#include "bound/worst_case.hpp"
#include "cli/bound_sources.hpp"
#include "cli/budget_answer.hpp"
#include "cli/exit_code.hpp"
#include "frames/header.hpp"
#include "frames/input.hpp"
#include "frames/table.hpp"
#include "output/files.hpp"

namespace dynify::gen {
namespace {

class BoundRun {
 public:
  BoundRun(const BoundOptions& Given, std::string Tool, llvm::raw_ostream& To,
           DiagnosticLog& Diagnostics)
      : O(Given), ToolPath(std::move(Tool)), Out(To), Log(Diagnostics) {}

  int run() {
    if (const int Code = readFrames(); Code != Done) return Code;
    if (const int Code = readBoundSources(O, ToolPath, Log, Program); Code != Done) return Code;
    if (const int Code = compute(); Code == Environment) return Code;
    const bool IsBounded = tellFindings();
    // A header or a budget of what is not known would be a guess.
    if (!IsBounded && (O.Format == BoundFormat::Header || !O.Budget.empty())) return Findings;
    const int Code = O.Budget.empty() ? write() : budget();
    return Code != Done ? Code : IsBounded ? Done : Findings;
  }

 private:
  int fail(ExitCode Code, const std::string& Message) {
    Log.say(Severity::Error, rules::Environment, Message);
    return Code;
  }
  int readFrames();
  int compute();
  bool tellFindings();
  int budget();
  int write();

  const BoundOptions& O;
  const std::string ToolPath;
  llvm::raw_ostream& Out;
  DiagnosticLog& Log;
  BoundUnit Program;
  std::vector<Frame> Frames;
  std::vector<RootBound> Roots;
};

int BoundRun::readFrames() {
  for (const std::string& Path : O.Frames) {
    const std::optional<std::string> Text = readFile(Path);
    if (!Text) return fail(Environment, "'" + Path + "': cannot be read");
    if (llvm::StringRef(*Text).ltrim().starts_with("{")) {
      llvm::Expected<std::vector<Frame>> Read = readJson(*Text);
      if (!Read) return fail(Environment, "'" + Path + "': " + llvm::toString(Read.takeError()));
      Frames.insert(Frames.end(), Read->begin(), Read->end());
      continue;
    }
    llvm::Expected<std::vector<InputFrames>> Read = readInput(Path, false);
    if (!Read) return fail(Environment, llvm::toString(Read.takeError()));
    for (InputFrames& In : *Read)
      Frames.insert(Frames.end(), std::make_move_iterator(In.Frames.begin()),
                    std::make_move_iterator(In.Frames.end()));
  }
  return Done;
}

int BoundRun::compute() {
  WorstCase Worst(Program, Frames);
  const std::vector<std::string> Names = O.Roots.empty() ? std::vector<std::string>{""} : O.Roots;
  for (const std::string& Name : Names) {
    const std::vector<std::string> Keys = rootsNamed(Program, Name);
    if (Keys.empty() && Name.empty())
      return fail(Environment,
                  "no coroutine in the sources has its frame on a frame_stack; name a "
                  "root by '--root'");
    if (Keys.empty())
      return fail(Environment, "no function with a body is called '" + Name + "' in the sources");
    for (const std::string& Key : Keys) Roots.push_back(Worst.of(Key));
  }
  return Done;
}

/// Says what is not bounded, once each. True: all is.
bool BoundRun::tellFindings() {
  std::set<BoundFinding> All;
  for (const RootBound& R : Roots) All.insert(R.Findings.begin(), R.Findings.end());
  for (const BoundFinding& F : All) {
    const FindingText Words = describeFinding(F);
    const Position At{F.Where.Line, F.Where.Column, F.Where.Column};
    Log.sayAt({F.Where.File, At, At}, Severity::Error, F.Problem.Rule, Words.Text, Words.Fix);
  }
  return All.empty();
}

int BoundRun::budget() {
  const std::vector<Frame> Computed = asFrames(Roots);
  const BudgetAnswer Answer = O.UpdateBudget
                                  ? updateBudget(O.Budget, O.Build, Computed)
                                  : compareWithBudget(O.Budget, O.Build, Computed, "bounds", Out);
  if (Answer.Code == Done) return Done;
  fail(Answer.Code, Answer.Problem);
  if (Answer.CanUpdate)
    Log.say(Severity::Note, rules::Environment, "the command: " + O.UpdatingCommand);
  return Answer.Code;
}

int BoundRun::write() {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  llvm::raw_ostream& To = O.Output == "-" ? Out : Stream;
  switch (O.Format) {
    case BoundFormat::Tree:
      writeBoundTree(Roots, To);
      break;
    case BoundFormat::Table:
      writeBoundTable(Roots, To);
      break;
    case BoundFormat::Json:
      writeBoundJson(Roots, To);
      break;
    case BoundFormat::Header:
      To << emitBoundsHeader(asFrames(Roots));
      break;
    case BoundFormat::Html:
      To << emitBoundReport(Roots);
      break;
  }
  if (O.Output == "-") return Done;
  const std::optional<std::string> Error = writeFiles({{O.Output, Stream.str()}});
  return Error ? fail(Environment, *Error) : Done;
}

}  // namespace

int runBound(const BoundOptions& O, const std::string& ToolPath, llvm::raw_ostream& Out,
             llvm::raw_ostream& Errors) {
  DiagnosticLog Log(Errors, O.Diagnostics);
  const int Code = BoundRun(O, ToolPath, Out, Log).run();
  Log.finish(Code);
  return Code;
}

}  // namespace dynify::gen
