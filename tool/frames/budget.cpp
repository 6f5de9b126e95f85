#include "frames/budget.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "frames/names.hpp"
#include "llvm/Support/JSON.h"
#include "llvm/Support/WithColor.h"
#include "text/clip.hpp"

namespace dynify::gen {
namespace {

namespace json = llvm::json;

/// What stays when the frame is laid out anew: no offsets.
std::string budgetKey(const FrameMember& M) {
  if (M.For == Purpose::Padding) return "padding";
  if (M.Name.empty()) return fmt::format("{} {}", nameOf(M.For), M.Type);
  return fmt::format("{} {}: {}", nameOf(M.For), M.Name, M.Type);
}

BudgetMembers membersOf(const Frame& F) {
  BudgetMembers Members;
  for (const FrameMember& M : F.Members) Members[budgetKey(M)] += M.Size;
  return Members;
}

llvm::Error damaged() {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "it is no budget of 'dynify-gen frames --update-budget'");
}

std::optional<BudgetEntry> readEntry(const json::Value& Value) {
  const json::Object* Object = Value.getAsObject();
  const auto Size = Object ? Object->getInteger("size") : std::nullopt;
  if (!Size || *Size < 0) return std::nullopt;
  BudgetEntry Entry;
  Entry.Size = static_cast<std::uint64_t>(*Size);
  if (const json::Object* Members = Object->getObject("members"))
    for (const auto& [Name, Bytes] : *Members)
      Entry.Members[Name.str()] = static_cast<std::uint64_t>(Bytes.getAsInteger().value_or(0));
  return Entry;
}

/// The member that grew most: `+12 local sum: int`.
std::string causeOf(const BudgetMembers& Before, const BudgetMembers& Now) {
  if (Before.empty() || Now.empty()) return "no members are known: measure with debug information";
  std::uint64_t Most = 0;
  std::string Cause;
  for (const auto& [Name, Size] : Now) {
    const auto Old = Before.find(Name);
    const std::uint64_t Was = Old == Before.end() ? 0 : Old->second;
    if (Size <= Was || Size - Was <= Most || (Name == "padding" && Most > 0)) continue;
    Most = Size - Was;
    Cause = fmt::format("+{} {}", Most, Name);
  }
  return Cause.empty() ? "no member grew: it is laid out in another order" : Cause;
}

struct Growth {
  std::string Was;
  std::string Grew;
  const Frame* Now;
  std::string Cause;
};

}  // namespace

llvm::Expected<Budget> readBudget(llvm::StringRef Text) {
  llvm::Expected<json::Value> Document = json::parse(Text);
  if (!Document) return Document.takeError();
  const json::Object* Root = Document->getAsObject();
  const json::Object* Builds = Root ? Root->getObject("budgets") : nullptr;
  if (!Builds) return damaged();
  Budget Result;
  for (const auto& [Build, Value] : *Builds) {
    const json::Object* Functions = Value.getAsObject();
    if (!Functions) return damaged();
    auto& Entries = Result[Build.str()];
    for (const auto& [Function, Limit] : *Functions) {
      std::optional<BudgetEntry> Entry = readEntry(Limit);
      if (!Entry) return damaged();
      Entries[Function.str()] = std::move(*Entry);
    }
  }
  return Result;
}

std::string writeBudget(const Budget& B) {
  json::Object Builds;
  for (const auto& [Build, Entries] : B) {
    json::Object Functions;
    for (const auto& [Function, Entry] : Entries) {
      json::Object Row{{"size", static_cast<std::int64_t>(Entry.Size)}};
      json::Object Members;
      for (const auto& [Name, Size] : Entry.Members)
        Members[Name] = static_cast<std::int64_t>(Size);
      if (!Members.empty()) Row["members"] = std::move(Members);
      Functions[Function] = std::move(Row);
    }
    Builds[Build] = std::move(Functions);
  }
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  json::OStream(Stream, 1).value(json::Object{{"budgets", std::move(Builds)}});
  return Stream.str() + "\n";
}

std::map<std::string, BudgetEntry> budgetOf(const std::vector<Frame>& Frames) {
  std::map<std::string, BudgetEntry> Entries;
  for (const Frame& F : Frames) {
    BudgetEntry& Entry = Entries[F.Function];  // of two internal ones of a name the larger counts
    if (F.Size > Entry.Size) Entry = {F.Size, membersOf(F)};
  }
  return Entries;
}

bool checkBudget(const std::map<std::string, BudgetEntry>& Limits, const std::vector<Frame>& Frames,
                 unsigned Columns, llvm::raw_ostream& Out) {
  std::vector<Growth> Grown;
  for (const Frame& F : Frames) {
    const auto Limit = Limits.find(F.Function);
    if (Limit == Limits.end())
      Grown.push_back({"-", "new", &F, "not in the budget"});
    else if (F.Size > Limit->second.Size)
      Grown.push_back({std::to_string(Limit->second.Size),
                       fmt::format("+{}", F.Size - Limit->second.Size), &F,
                       causeOf(Limit->second.Members, membersOf(F))});
  }
  if (Grown.empty()) return true;
  constexpr unsigned Fixed = 26;
  const unsigned Room = Columns > Fixed ? Columns - Fixed : 0;
  llvm::WithColor(Out, llvm::raw_ostream::SAVEDCOLOR, true).get()
      << fmt::format("{:>7}  {:>7}  {:>6}  {}", "budget", "bytes", "grew", "function");
  Out << '\n';
  for (const Growth& G : Grown) {
    Out << fmt::format("{:>7}  {:>7}  ", G.Was, G.Now->Size);
    llvm::WithColor(Out, llvm::raw_ostream::RED, true).get() << fmt::format("{:>6}", G.Grew);
    Out << fmt::format("  {}\n{:26}{}\n", clippedEnd(G.Now->Function, Room), "",
                       clippedEnd(G.Cause, Room));
  }
  return false;
}

}  // namespace dynify::gen
