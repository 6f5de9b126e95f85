#include "text/layout.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "text/line_breaker.hpp"
#include "text/line_tokens.hpp"

namespace dynify::gen {
namespace {

constexpr std::size_t Limit = 100;

/// What is open where a line starts.
enum class Nesting { Namespace, Block, List, Parentheses };

std::string_view trimmed(std::string_view Line) {
  const std::size_t First = Line.find_first_not_of(" \t");
  if (First == std::string_view::npos) return {};
  return Line.substr(First, Line.find_last_not_of(" \t") + 1 - First);
}

class Layout {
 public:
  explicit Layout(std::string_view Given) : Text(Given) { Out.reserve(Text.size() * 9 / 8); }

  std::optional<std::string> run();

 private:
  /// A line that was written, as the end of a short function looks back at it.
  struct Written {
    std::size_t Start = 0;
    bool IsHead = false;       ///< of a function
    bool IsStatement = false;  ///< that a function may consist of
    bool IsOneLine = false;
  };

  bool add(std::string_view Line);
  bool addCode(std::string_view Line);
  void addComment(std::string_view Line);
  void addAccess(std::string_view Line);
  void addTokens();
  void startLine(bool EndsBlock);
  void print(std::size_t Indent);
  void joinInitializers(std::size_t Start);
  void joinFunction();

  bool startsWith(std::initializer_list<std::string_view> Words) const;
  std::size_t indent() const;
  Nesting nestingOf(std::size_t I) const;
  std::size_t leaveLeading();
  void nest(std::size_t From);
  bool isFinished() const;
  bool isHead() const;

  std::string_view Text;
  std::string Out;
  std::vector<LineToken> Tokens;  ///< of the line at hand
  std::vector<Nesting> Open;
  std::size_t Unfinished = 0;  ///< how much further the next line is indented, since it goes on
  bool IsBlank = false;        ///< there was an empty line
  bool MayBeBlank = false;     ///< the last line starts no block
  Written Last;
  Written BeforeLast;
};

std::optional<std::string> Layout::run() {
  while (!Text.empty()) {
    const std::size_t End = std::min(Text.find('\n'), Text.size());
    if (!add(trimmed(Text.substr(0, End)))) return std::nullopt;
    Text.remove_prefix(std::min(End + 1, Text.size()));
  }
  return std::move(Out);
}

bool Layout::add(std::string_view Line) {
  if (Line.empty()) {
    IsBlank = true;
    return true;
  }
  const bool IsAccess = Line == "public:" || Line == "private:" || Line == "protected:";
  if (!Line.starts_with("//") && Line.front() != '#' && !IsAccess) return addCode(Line);
  startLine(false);
  Last = BeforeLast = {};
  if (Line.front() == '#')
    Out.append(Line) += '\n';
  else if (IsAccess)
    addAccess(Line);
  else
    addComment(Line);
  return true;
}

/// One empty line for many, and none where a block starts or ends.
void Layout::startLine(bool EndsBlock) {
  if (IsBlank && MayBeBlank && !EndsBlock) {
    Out += '\n';
    Last = BeforeLast = {};
  }
  IsBlank = false;
  MayBeBlank = true;
}

void Layout::addAccess(std::string_view Line) {
  Out.append(std::max<std::size_t>(indent(), 1) - 1, ' ').append(Line) += '\n';
  MayBeBlank = false;
}

void Layout::addComment(std::string_view Line) {
  const std::string_view Mark = Line.substr(0, std::min(Line.find_first_not_of('/'), Line.size()));
  const std::size_t Indent = indent() + Unfinished;
  const std::size_t Room = Limit - std::min(Limit, Indent + Mark.size());
  std::string_view Rest = Line.substr(Mark.size());
  while (true) {
    const std::size_t Space = Rest.size() > Room ? Rest.rfind(' ', Room) : 0;
    const bool IsLast = Space == 0 || Space == std::string_view::npos;
    Out.append(Indent, ' ').append(Mark).append(IsLast ? Rest : Rest.substr(0, Space)) += '\n';
    if (IsLast) return;
    Rest.remove_prefix(Space);
  }
}

/// What a template is of stands in a line of its own.
bool Layout::addCode(std::string_view Line) {
  if (!tokenizeLine(Line, Tokens)) return false;
  const bool IsTemplate = Tokens.size() > 1 && Tokens[0].is("template") && Tokens[1].is("<");
  if (IsTemplate && Tokens[1].Partner != LineToken::None && Tokens[1].Partner + 1 < Tokens.size()) {
    const std::string_view Declared = Tokens[Tokens[1].Partner + 1].Text;
    const auto Length = static_cast<std::size_t>(Declared.data() - Line.data());
    return addCode(trimmed(Line.substr(0, Length))) && addCode(Line.substr(Length));
  }
  addTokens();
  return true;
}

void Layout::addTokens() {
  const std::size_t Left = leaveLeading();
  const bool EndsBlock = Left != 0 && Tokens.back().Kind != TokenKind::Comment;
  startLine(EndsBlock);
  const std::size_t Indent = indent() + (startsWith({"requires"}) ? 2 : Unfinished);
  const bool IsHead = this->isHead();
  const std::size_t Start = Out.size();
  print(Indent);
  const bool IsOneLine = Out.find('\n', Start) == Out.size() - 1;
  const bool IsStatement =
      IsOneLine && Left == 0 && Tokens.back().is(";") && !startsWith({"using"});
  if (startsWith({":"}) && Last.IsOneLine && IsOneLine)
    joinInitializers(Start);
  else if (Tokens.size() == 1 && Tokens.front().is("}") && BeforeLast.IsHead && Last.IsStatement)
    joinFunction();
  BeforeLast = Last;
  Last = {Start, IsHead && IsOneLine, IsStatement, IsOneLine};
  nest(Left);
  MayBeBlank = !Tokens.back().is("{") || Open.empty() || Open.back() == Nesting::Namespace;
  if (isFinished())
    Unfinished = 0;
  else if (Unfinished == 0)
    Unfinished = startsWith({"if", "else", "for", "while", "}"}) ? 2 : 4;
}

void Layout::print(std::size_t Indent) {
  std::size_t Width = Indent;
  for (const LineToken& T : Tokens) Width += T.Text.size() + (T.HasSpace ? 1 : 0);
  if (Width > Limit && Tokens.back().Kind != TokenKind::Comment) {
    LineBreaker(Tokens, Limit, Out).print(Indent);
  } else {
    Out.append(Indent, ' ');
    for (const LineToken& T : Tokens) {
      if (T.HasSpace) Out += T.Kind == TokenKind::Comment ? "  " : " ";
      Out += T.Text;
    }
  }
  Out += '\n';
}

/// What a constructor initialises, behind its parameters where there is room for it.
void Layout::joinInitializers(std::size_t Start) {
  const std::string Line(trimmed(std::string_view(Out).substr(Start, Out.size() - 1 - Start)));
  if (Start - 1 - Last.Start + 1 + Line.size() <= Limit)
    Out.replace(Start - 1, std::string::npos, ' ' + Line + '\n');
}

/// A function of one statement in one line, where there is room for it.
void Layout::joinFunction() {
  const std::string_view All = Out;
  const std::size_t Statement = Last.Start;
  const std::size_t Start = BeforeLast.Start;
  const std::string_view Head = All.substr(Start, Statement - Start - 1);
  const std::string_view Body =
      trimmed(All.substr(Statement, All.find('\n', Statement) - Statement));
  if (Head.size() + Body.size() + 3 > Limit) return;
  const std::string Joined = std::string(Head) + ' ' + std::string(Body) + " }\n";
  Out.replace(Start, std::string::npos, Joined);
}

bool Layout::startsWith(std::initializer_list<std::string_view> Words) const {
  return std::any_of(Words.begin(), Words.end(),
                     [this](std::string_view Word) { return Tokens.front().is(Word); });
}

/// Parentheses indent only where nothing else is open in them.
std::size_t Layout::indent() const {
  std::size_t Columns = 0;
  for (const Nesting& N : Open) {
    if (N == Nesting::Block) Columns += 2;
    if (N == Nesting::List || (N == Nesting::Parentheses && &N == &Open.back())) Columns += 4;
  }
  return Columns;
}

/// As generated text is written: a list's brace stands right behind a name, a block's behind a
/// space.
Nesting Layout::nestingOf(std::size_t I) const {
  if (!Tokens[I].is("{")) return Nesting::Parentheses;
  if (startsWith({"namespace"}) || (startsWith({"inline"}) && Tokens[1].is("namespace")))
    return Nesting::Namespace;
  const bool IsList = I > 0 && (!Tokens[I].HasSpace || Tokens[I - 1].is("return") ||
                                Tokens[I - 1].is("=") || Tokens[I - 1].is(","));
  return IsList ? Nesting::List : Nesting::Block;
}

/// How many of the line's first tokens close what is open.
std::size_t Layout::leaveLeading() {
  std::size_t I = 0;
  for (; I < Tokens.size() && Tokens[I].Kind == TokenKind::Close && !Open.empty(); ++I)
    Open.pop_back();
  return I;
}

void Layout::nest(std::size_t From) {
  for (std::size_t I = From; I < Tokens.size(); ++I) {
    if (Tokens[I].Partner != LineToken::None) continue;
    if (Tokens[I].Kind == TokenKind::Open)
      Open.push_back(nestingOf(I));
    else if (Tokens[I].Kind == TokenKind::Close && !Open.empty())
      Open.pop_back();
  }
}

bool Layout::isFinished() const {
  const LineToken& T = Tokens.back();
  if (T.is(";") || T.is("{") || T.is("}") || T.is(":") || T.Kind == TokenKind::Comment) return true;
  if (T.is(",") || T.is("(")) return !Open.empty() && Open.back() != Nesting::Block;
  return startsWith({"template", "requires"});
}

bool Layout::isHead() const {
  if (!Tokens.back().is("{") || nestingOf(Tokens.size() - 1) != Nesting::Block) return false;
  if (startsWith(
          {"struct", "class", "enum", "if", "else", "for", "while", "do", "switch", ".", "}"}))
    return false;
  return std::any_of(Tokens.begin(), Tokens.end(), [](const LineToken& T) { return T.is("("); });
}

}  // namespace

std::optional<std::string> laidOut(std::string_view Text) { return Layout(Text).run(); }

}  // namespace dynify::gen
