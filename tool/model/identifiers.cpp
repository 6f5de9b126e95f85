#include "model/identifiers.hpp"

#include <algorithm>
#include <functional>

namespace dynify::gen {
namespace {

/// Letters of other alphabets are encoded in bytes above those of ASCII.
bool isIdentifierByte(char C) {
  return (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z') || (C >= '0' && C <= '9') || C == '_' ||
         C == '$' || static_cast<unsigned char>(C) >= 0x80;
}

bool isDigit(char C) { return C >= '0' && C <= '9'; }

/// The end of the literal whose opening quote is at `Start`.
std::size_t endOfLiteral(std::string_view Text, std::size_t Start) {
  std::size_t At = Start + 1;
  while (At < Text.size() && Text[At] != Text[Start]) At += Text[At] == '\\' ? 2 : 1;
  return std::min(At + 1, Text.size());
}

/// The end of the word, and of a number with its separators and suffix: `1'000u`.
std::size_t endOfWord(std::string_view Text, std::size_t Start) {
  const bool IsNumber = isDigit(Text[Start]);
  std::size_t At = Start;
  while (At < Text.size() && (isIdentifierByte(Text[At]) || (IsNumber && Text[At] == '\''))) ++At;
  return At;
}

/// Calls `See` with each identifier and the place that it starts at.
void forEachIdentifier(std::string_view Text,
                       const std::function<void(std::string_view, std::size_t)>& See) {
  for (std::size_t At = 0; At < Text.size();) {
    if (Text[At] == '"' || Text[At] == '\'') {
      At = endOfLiteral(Text, At);
    } else if (isIdentifierByte(Text[At])) {
      const std::size_t End = endOfWord(Text, At);
      if (!isDigit(Text[At])) See(Text.substr(At, End - At), At);
      At = End;
    } else {
      ++At;
    }
  }
}

/// Whether a name behind `Before` is that of a member of something.
bool isMemberName(std::string_view Before) {
  return Before.ends_with("::") || Before.ends_with("->") ||
         (Before.ends_with(".") && !Before.ends_with("..."));
}

}  // namespace

void collectIdentifiers(std::string_view Text, std::set<std::string>& Names) {
  forEachIdentifier(Text, [&](std::string_view Word, std::size_t) { Names.emplace(Word); });
}

void collectLookedUp(std::string_view Text, std::set<std::string>& Names) {
  forEachIdentifier(Text, [&](std::string_view Word, std::size_t At) {
    if (!isMemberName(Text.substr(0, At))) Names.emplace(Word);
  });
}

bool namesIdentifier(std::string_view Text, std::string_view Name) {
  bool IsThere = false;
  forEachIdentifier(Text,
                    [&](std::string_view Word, std::size_t) { IsThere = IsThere || Word == Name; });
  return IsThere;
}

std::string renamedIdentifier(std::string_view Text, std::string_view From, std::string_view To) {
  std::string Renamed;
  std::size_t Done = 0;
  forEachIdentifier(Text, [&](std::string_view Word, std::size_t At) {
    if (Word != From || isMemberName(Text.substr(0, At))) return;
    Renamed += Text.substr(Done, At - Done);
    Renamed += To;
    Done = At + Word.size();
  });
  return Renamed + std::string(Text.substr(Done));
}

}  // namespace dynify::gen
