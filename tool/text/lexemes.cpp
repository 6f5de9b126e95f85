#include "text/lexemes.hpp"

#include <algorithm>

namespace dynify::gen {
namespace {

constexpr std::string_view Blank = " \t\r";

bool isDigit(char C) { return C >= '0' && C <= '9'; }

bool isWord(char C) {
  return (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z') || isDigit(C) || C == '_' || C == '$' ||
         static_cast<unsigned char>(C) >= 0x80;
}

/// Behind `What`, or the end.
std::size_t behind(std::string_view Text, std::string_view What, std::size_t From) {
  const std::size_t Found = Text.find(What, From);
  return Found == std::string_view::npos ? Text.size() : Found + What.size();
}

/// Behind the line break that a backslash takes away, with spaces between them, too; or 0: it takes
/// none.
std::size_t behindSplice(std::string_view Text, std::size_t Backslash) {
  const std::size_t End = Text.find_first_not_of(Blank, Backslash + 1);
  return End != std::string_view::npos && Text[End] == '\n' ? End + 1 : 0;
}

std::size_t rawStringEnd(std::string_view Text, std::size_t Quote) {
  const std::size_t Open = Text.find('(', Quote);
  if (Open == std::string_view::npos) return Text.size();
  return behind(Text, ")" + std::string(Text.substr(Quote + 1, Open - Quote - 1)) + "\"", Open);
}

/// Of a literal or a comment that the end of its line ends, too, and where a backslash hides what
/// is behind it.
std::size_t endInLine(std::string_view Text, std::size_t At, char Quote) {
  while (At < Text.size() && Text[At] != '\n' && Text[At] != Quote) {
    const std::size_t Splice = Text[At] == '\\' ? behindSplice(Text, At) : 0;
    const bool IsEscape = Text[At] == '\\' && Quote != '\n' && At + 1 < Text.size();
    At = Splice != 0 ? Splice : At + (IsEscape ? 2 : 1);
  }
  return At < Text.size() && Text[At] != '\n' ? At + 1 : At;
}

/// The separators of a number belong to it, and a raw string to its prefix.
std::size_t wordEnd(std::string_view Text, std::size_t At) {
  std::size_t End = At;
  const auto IsInNumber = [&] {
    return isDigit(Text[At]) && (Text[End] == '.' || Text[End] == '\'');
  };
  while (End < Text.size() && (isWord(Text[End]) || IsInNumber())) ++End;
  const std::string_view Word = Text.substr(At, End - At);
  const bool IsPrefix =
      Word == "R" || Word == "LR" || Word == "uR" || Word == "UR" || Word == "u8R";
  return IsPrefix && Text.substr(End).starts_with('"') ? rawStringEnd(Text, End) : End;
}

/// `IsMixed`: eight columns are a tab in this text. In others a tab is a level, which has two.
std::size_t columns(std::string_view Line, bool IsMixed) {
  std::size_t Column = 0;
  for (const char C : Line) {
    if (C != ' ' && C != '\t') break;
    Column = C == ' ' ? Column + 1 : IsMixed ? (Column / 8 + 1) * 8 : Column + 2;
  }
  return Column;
}

/// Calls `See` with each line but the first, and the line break in front of it.
template <class F>
void forEachFurther(std::string_view Text, F See) {
  for (std::size_t Start = lineEnd(Text, 0); Start < Text.size();) {
    const std::size_t End = lineEnd(Text, Start + 1);
    See(Text.substr(Start + 1, End - Start - 1));
    Start = End;
  }
}

/// Empty for a line that is not moved.
std::string_view movable(std::string_view Line) {
  const std::size_t First = std::min(Line.find_first_not_of(Blank), Line.size());
  return Line.substr(First).starts_with('#') ? std::string_view() : Line.substr(First);
}

}  // namespace

std::size_t lexemeEnd(std::string_view Text, std::size_t At) {
  const std::string_view Rest = Text.substr(At);
  if (isWord(Rest[0])) return wordEnd(Text, At);
  if (Rest[0] == '"' || Rest[0] == '\'') return endInLine(Text, At + 1, Rest[0]);
  if (Rest.starts_with("//")) return endInLine(Text, At, '\n');
  if (Rest.starts_with("/*")) return behind(Text, "*/", At + 2);
  return At + (Rest.starts_with("->") ? 2 : 1);
}

std::size_t lineEnd(std::string_view Text, std::size_t At) {
  while (At < Text.size() && Text[At] != '\n') {
    const std::size_t Splice = Text[At] == '\\' ? behindSplice(Text, At) : 0;
    At = Splice != 0 ? Splice : lexemeEnd(Text, At);
  }
  return At;
}

std::string shifted(std::string_view Text, std::size_t Indent) {
  bool IsMixed = false;
  forEachFurther(Text, [&](std::string_view Line) { IsMixed |= Line.starts_with(' '); });
  // The brace at the end stands where the function does; without one, the body is a level further.
  std::size_t Least = std::string_view::npos;
  std::size_t Last = 0;
  bool EndsByBrace = false;
  forEachFurther(Text, [&](std::string_view Line) {
    if (movable(Line).empty()) return;
    Last = columns(Line, IsMixed);
    Least = std::min(Least, Last);
    EndsByBrace = movable(Line).starts_with('}');
  });
  const std::size_t From = EndsByBrace ? Last : Least;
  const std::size_t To = Indent + (EndsByBrace ? 0 : 2);
  std::string Moved(Text.substr(0, lineEnd(Text, 0)));
  forEachFurther(Text, [&](std::string_view Line) {
    Moved += '\n';
    const std::string_view Words = movable(Line);
    if (!Words.empty())
      Moved.append(std::max(columns(Line, IsMixed) + To, From) - From, ' ').append(Words);
    else if (Line.find_first_not_of(Blank) != std::string_view::npos)
      Moved += Line;
  });
  return Moved;
}

}  // namespace dynify::gen
