#include "text/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "fmt/format.h"
#include "text/edit_script.hpp"

namespace dynify::gen {
namespace {

constexpr std::size_t ContextLines = 3;

Lines split(std::string_view Text) {
  Lines Result;
  while (!Text.empty()) {
    const std::size_t End = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Result.push_back(Text.substr(0, End));
    Text.remove_prefix(End);
  }
  return Result;
}

std::string_view withoutLineEnd(std::string_view Line) {
  if (!Line.ends_with('\n')) return Line;
  Line.remove_suffix(1);
  if (Line.ends_with('\r')) Line.remove_suffix(1);
  return Line;
}

/// One line of the edit script: ' ' in both, '-' in the old only, '+' in the new only.
struct Edit {
  char Kind;
  std::string_view Line;
};

/// Of lines that follow each other, those of the old text come first.
std::vector<Edit> editScript(const Lines& Old, const Lines& New) {
  const ChangedLines Changed = changedLines(Old, New);
  std::vector<Edit> Script;
  for (std::size_t I = 0, J = 0; I < Old.size() || J < New.size();) {
    if (I < Old.size() && Changed.Old[I])
      Script.push_back({'-', Old[I++]});
    else if (J < New.size() && Changed.New[J])
      Script.push_back({'+', New[J++]});
    else
      Script.push_back({' ', Old[I++]}), ++J;
  }
  return Script;
}

/// Behind a name with a space, git and patch want a tab.
std::string label(const std::string& Name) {
  return Name.find(' ') == std::string::npos ? Name : Name + '\t';
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

bool differInLineEndsOnly(std::string_view Old, std::string_view New) {
  const Lines OldLines = split(Old);
  const Lines NewLines = split(New);
  return Old != New && std::equal(OldLines.begin(), OldLines.end(), NewLines.begin(),
                                  NewLines.end(), [](std::string_view A, std::string_view B) {
                                    return withoutLineEnd(A) == withoutLineEnd(B);
                                  });
}

std::string unifiedDiff(std::string_view Old, std::string_view New, const DiffLabels& Labels) {
  if (Old == New) return {};
  const Lines OldLines = split(Old);
  const Lines NewLines = split(New);
  const std::vector<Edit> Script = editScript(OldLines, NewLines);
  std::string Text = fmt::format("--- {}\n+++ {}\n", label(Labels.Old), label(Labels.New));
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
