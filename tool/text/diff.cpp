#include "text/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "fmt/format.h"

namespace dynify::gen {
namespace {

constexpr std::size_t ContextLines = 3;

using Lines = std::vector<std::string_view>;

Lines split(std::string_view Text) {
  Lines Result;
  while (!Text.empty()) {
    const std::size_t End = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Result.push_back(Text.substr(0, End));
    Text.remove_prefix(End);
  }
  return Result;
}

/// One line of the edit script: ' ' in both, '-' in the old only, '+' in the new only.
struct Edit {
  char Kind;
  std::string_view Line;
};

/// Myers' greedy algorithm: how far each diagonal gets with each number of edits.
class Myers {
 public:
  Myers(const Lines& From, const Lines& To)
      : Old(From), New(To), Offset(From.size() + To.size() + 1) {}

  std::vector<Edit> run() {
    std::vector<std::size_t> Reach(2 * Offset + 1, 0);
    for (std::ptrdiff_t Distance = 0;; ++Distance) {
      Trace.push_back(Reach);
      if (advance(Reach, Distance)) return backtrack(Distance);
    }
  }

 private:
  std::size_t index(std::ptrdiff_t Diagonal) const {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(Offset) + Diagonal);
  }

  /// Whether the step onto the diagonal comes from above: a line of the new text.
  bool isInsertion(const std::vector<std::size_t>& Reach, std::ptrdiff_t Diagonal,
                   std::ptrdiff_t Distance) const {
    return Diagonal == -Distance ||
           (Diagonal != Distance && Reach[index(Diagonal - 1)] < Reach[index(Diagonal + 1)]);
  }

  bool advance(std::vector<std::size_t>& Reach, std::ptrdiff_t Distance) const {
    for (std::ptrdiff_t Diagonal = -Distance; Diagonal <= Distance; Diagonal += 2) {
      std::size_t X = isInsertion(Reach, Diagonal, Distance) ? Reach[index(Diagonal + 1)]
                                                             : Reach[index(Diagonal - 1)] + 1;
      auto Y = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(X) - Diagonal);
      while (X < Old.size() && Y < New.size() && Old[X] == New[Y]) ++X, ++Y;
      Reach[index(Diagonal)] = X;
      if (X >= Old.size() && Y >= New.size()) return true;
    }
    return false;
  }

  std::vector<Edit> backtrack(std::ptrdiff_t Distance) const {
    std::vector<Edit> Script;
    std::size_t X = Old.size();
    std::size_t Y = New.size();
    for (; Distance >= 0; --Distance) {
      const std::vector<std::size_t>& Reach = Trace[static_cast<std::size_t>(Distance)];
      const std::ptrdiff_t Diagonal =
          static_cast<std::ptrdiff_t>(X) - static_cast<std::ptrdiff_t>(Y);
      const bool Inserts = isInsertion(Reach, Diagonal, Distance);
      const std::ptrdiff_t Before = Inserts ? Diagonal + 1 : Diagonal - 1;
      const std::size_t BeforeX = Distance == 0 ? 0 : Reach[index(Before)];
      const std::size_t BeforeY =
          Distance == 0 ? 0
                        : static_cast<std::size_t>(static_cast<std::ptrdiff_t>(BeforeX) - Before);
      while (X > BeforeX && Y > BeforeY) Script.push_back({' ', Old[--X]}), --Y;
      if (Distance == 0) break;
      if (Inserts)
        Script.push_back({'+', New[--Y]});
      else
        Script.push_back({'-', Old[--X]});
    }
    std::reverse(Script.begin(), Script.end());
    return Script;
  }

  const Lines& Old;
  const Lines& New;
  std::size_t Offset;
  std::vector<std::vector<std::size_t>> Trace;
};

/// A missing file is all new: no search is needed, which would keep a table for every line.
std::vector<Edit> editScript(const Lines& Old, const Lines& New) {
  if (!Old.empty() && !New.empty()) return Myers(Old, New).run();
  std::vector<Edit> Script;
  for (const std::string_view Line : Old) Script.push_back({'-', Line});
  for (const std::string_view Line : New) Script.push_back({'+', Line});
  return Script;
}

bool isChange(const Edit& E) { return E.Kind != ' '; }

/// `3,7`; a range of one line is its number alone, an empty one names the line before it.
std::string range(std::size_t Start, std::size_t Count) {
  const std::size_t Shown = Count == 0 ? Start : Start + 1;
  return Count == 1 ? fmt::format("{}", Shown) : fmt::format("{},{}", Shown, Count);
}

std::string hunk(const std::vector<Edit>& Script, std::size_t Begin, std::size_t End) {
  const auto Count = [&](std::size_t From, std::size_t To, char Other) {
    return static_cast<std::size_t>(
        std::count_if(Script.begin() + static_cast<std::ptrdiff_t>(From),
                      Script.begin() + static_cast<std::ptrdiff_t>(To),
                      [Other](const Edit& E) { return E.Kind != Other; }));
  };
  std::string Text =
      fmt::format("@@ -{} +{} @@\n", range(Count(0, Begin, '+'), Count(Begin, End, '+')),
                  range(Count(0, Begin, '-'), Count(Begin, End, '-')));
  for (std::size_t I = Begin; I < End; ++I) {
    Text += Script[I].Kind;
    Text += Script[I].Line;
    if (!Script[I].Line.ends_with('\n')) Text += "\n\\ No newline at end of file\n";
  }
  return Text;
}

/// Behind the last change that is close enough to the first to share its context.
std::size_t endOfChanges(const std::vector<Edit>& Script, std::size_t First) {
  std::size_t End = First + 1;
  for (std::size_t I = End; I < Script.size() && I <= End + 2 * ContextLines; ++I)
    if (isChange(Script[I])) End = I + 1;
  return End;
}

}  // namespace

std::string unifiedDiff(std::string_view Old, std::string_view New, const DiffLabels& Labels) {
  if (Old == New) return {};
  const Lines OldLines = split(Old);
  const Lines NewLines = split(New);
  const std::vector<Edit> Script = editScript(OldLines, NewLines);
  std::string Text = "--- " + Labels.Old + "\n+++ " + Labels.New + "\n";
  for (std::size_t I = 0; I < Script.size();) {
    if (!isChange(Script[I])) {
      ++I;
      continue;
    }
    const std::size_t End = std::min(endOfChanges(Script, I) + ContextLines, Script.size());
    Text += hunk(Script, I < ContextLines ? 0 : I - ContextLines, End);
    I = End;
  }
  return Text;
}

}  // namespace dynify::gen
