#include "text/line_breaker.hpp"

#include <algorithm>
#include <string_view>

namespace dynify::gen {
namespace {

constexpr std::size_t Step = 2;          ///< of a block
constexpr std::size_t Continuation = 4;  ///< of what goes on

/// Words that stay with what is in front of them, and operators, which end a line rather than start
/// one.
bool staysBehind(const LineToken& T) {
  for (const std::string_view Word :
       {"{", "}", "=", "->", "&&", "||", "const", "noexcept", "DYNIFY_LIFETIMEBOUND"})
    if (T.is(Word)) return true;
  return T.Kind == TokenKind::Close;
}

}  // namespace

LineBreaker::LineBreaker(const std::vector<LineToken>& Line, std::size_t Columns, std::string& To)
    : Tokens(Line), Limit(Columns), Out(To) {
  Before.reserve(Tokens.size() + 1);
  Before.push_back(0);
  for (const LineToken& T : Tokens)
    Before.push_back(Before.back() + T.Text.size() + (T.HasSpace ? 1 : 0));
}

void LineBreaker::print(std::size_t Indent) {
  Column = LineIndent = Indent;
  IsAtStart = true;
  Out.append(Indent, ' ');
  const bool IsInitializer = !Tokens.empty() && Tokens.front().is(":");
  placeList({0, Tokens.size()}, Indent + (IsInitializer ? Step : Continuation), 0);
}

/// Without the space in front of it.
std::size_t LineBreaker::width(Part P) const {
  if (P.isEmpty()) return 0;
  return Before[P.Last] - Before[P.First] - (Tokens[P.First].HasSpace ? 1 : 0);
}

bool LineBreaker::mayBreakBefore(std::size_t I) const {
  if (!Tokens[I].HasSpace || staysBehind(Tokens[I]) || I == 0) return false;
  const LineToken& Last = Tokens[I - 1];
  return !Last.is("return") && !Last.is("->") && !Last.is("template") && !Last.is(":");
}

/// A bracket whose other one is in `P`, too.
bool LineBreaker::isGroup(std::size_t I, Part P) const {
  const LineToken& T = Tokens[I];
  return T.Kind == TokenKind::Open && T.Partner != LineToken::None && T.Partner < P.Last;
}

/// Statements, or what an expression is required by.
bool LineBreaker::isBlock(Part Content) const {
  return Tokens[Content.First - 1].is("{") && Tokens[Content.First].HasSpace;
}

LineBreaker::Part LineBreaker::head(Part P, bool (LineBreaker::*EndsBehind)(std::size_t) const,
                                    bool (LineBreaker::*EndsBefore)(std::size_t) const) const {
  for (std::size_t I = P.First; I < P.Last; ++I) {
    if (EndsBefore && I != P.First && (this->*EndsBefore)(I)) return {P.First, I};
    if (EndsBehind && (this->*EndsBehind)(I)) return {P.First, I + 1};
    if (isGroup(I, P)) I = Tokens[I].Partner;
  }
  return P;
}

/// The last that has content, blocks and parentheses before lists of template arguments.
std::size_t LineBreaker::groupToOpen(Part P) const {
  std::size_t Found = LineToken::None;
  for (std::size_t I = P.First; I < P.Last; ++I) {
    if (!isGroup(I, P)) continue;
    const std::size_t End = Tokens[I].Partner;
    const bool IsBetter = Found == LineToken::None || !Tokens[I].is("<") || Tokens[Found].is("<");
    const bool HasRoom = Column + space(P.First) + width({P.First, I + 1}) <= Limit;
    if (End > I + 1 && IsBetter && (HasRoom || Found == LineToken::None)) Found = I;
    I = End;
  }
  return Found;
}

/// Whether `P` is better broken in the line that was begun than put into the next one.
bool LineBreaker::opensHere(Part P, std::size_t Group, std::size_t Indent) const {
  if (Group == LineToken::None || !fits(space(P.First) + width({P.First, Group + 1}))) return false;
  const Part Content{Group + 1, Tokens[Group].Partner};
  if (isBlock(Content) || Indent + width(P) > Limit) return true;
  return LineIndent + Continuation + width({Content.First, P.Last}) <= Limit;
}

void LineBreaker::newLine(std::size_t Indent) {
  Out += '\n';
  Out.append(Indent, ' ');
  Column = LineIndent = Indent;
  IsAtStart = true;
}

void LineBreaker::append(Part P) {
  for (std::size_t I = P.First; I < P.Last; ++I) {
    if (space(I) != 0) {
      Out += ' ';
      ++Column;
    }
    IsAtStart = false;
    if (Tokens[I].Kind == TokenKind::String && !fits(Tokens[I].Text.size() + stuckBehind(I))) {
      appendString(Tokens[I], stuckBehind(I));
      continue;
    }
    Out += Tokens[I].Text;
    Column += Tokens[I].Text.size();
  }
}

/// How wide that is which no space parts from it.
std::size_t LineBreaker::stuckBehind(std::size_t I) const {
  std::size_t End = I + 1;
  while (End < Tokens.size() && !Tokens[End].HasSpace) ++End;
  return Before[End] - Before[I + 1];
}

/// In pieces below each other, each of which ends behind a space.
void LineBreaker::appendString(const LineToken& T, std::size_t Behind) {
  std::string_view Rest = T.Text;
  const std::size_t Start = Column;
  const std::size_t Room =
      Limit > Start + 3 ? Limit - Start - 3 : 0;  // without the quotation marks
  while (Start + Rest.size() + 1 + Behind > Limit) {
    const std::size_t Space = Rest.rfind(' ', Room);
    if (Space == std::string_view::npos) break;
    Out.append(Rest.substr(0, Space + 1)).append("\"\n").append(Start, ' ').append("\"");
    Rest.remove_prefix(Space + 1);
  }
  Out += Rest;
  Column = Start + Rest.size() + 1;
}

void LineBreaker::placeList(Part P, std::size_t Indent, std::size_t Tail) {
  while (!P.isEmpty()) {
    const Part Item = head(P, &LineBreaker::isComma, nullptr);
    P.First = Item.Last;
    const std::size_t Needed = width(Item) + (P.isEmpty() ? Tail : 0);
    if (!fits(space(Item.First) + Needed) && !IsAtStart) newLine(Indent);
    if (fits(Needed)) {
      append(Item);
      continue;
    }
    placeWords(Item, Indent, P.isEmpty() ? Tail : 0);
    if (!P.isEmpty()) newLine(Indent);
  }
}

void LineBreaker::placeWords(Part P, std::size_t Indent, std::size_t Tail) {
  while (!P.isEmpty()) {
    const Part Item = head(P, nullptr, &LineBreaker::mayBreakBefore);
    P.First = Item.Last;
    const std::size_t After = P.isEmpty() ? Tail : 0;
    if (fits(space(Item.First) + width(Item) + After)) {
      append(Item);
      continue;
    }
    std::size_t Group = groupToOpen(Item);
    if (!IsAtStart && !opensHere(Item, Group, Indent)) {
      newLine(Indent);
      Group = groupToOpen(Item);
    }
    if (Group == LineToken::None || fits(space(Item.First) + width(Item) + After))
      append(Item);
    else
      placeBroken(Item, Group, After);
  }
}

/// With the content of `Group` in lines of its own.
void LineBreaker::placeBroken(Part P, std::size_t Group, std::size_t Tail) {
  append({P.First, Group + 1});
  const Part Content{Group + 1, Tokens[Group].Partner};
  const Part Rest{Content.Last, P.Last};
  if (isBlock(Content)) {
    placeBlock(Content);
  } else {
    const std::size_t Outer = LineIndent;
    const std::size_t Indent = Outer + Continuation;
    newLine(Indent);
    const Part Behind = head(Rest, nullptr, &LineBreaker::mayBreakBefore);
    placeList(Content, Indent, width(Behind) + (Behind.Last == P.Last ? Tail : 0));
    LineIndent = Outer;  // what follows belongs to what was opened
  }
  const std::size_t Next = groupToOpen(Rest);
  if (fits(width(Rest) + Tail) || Next == LineToken::None)
    append(Rest);
  else
    placeBroken(Rest, Next, Tail);
}

void LineBreaker::placeBlock(Part Content) {
  const std::size_t Indent = LineIndent;
  while (!Content.isEmpty()) {
    const Part Statement = head(Content, &LineBreaker::isSemicolon, nullptr);
    Content.First = Statement.Last;
    newLine(Indent + Step);
    placeWords(Statement, Indent + Step + Continuation, 0);
  }
  newLine(Indent);
}

}  // namespace dynify::gen
