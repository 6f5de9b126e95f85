#include "text/line_tokens.hpp"

namespace dynify::gen {
namespace {

bool isSpace(char C) { return C == ' ' || C == '\t'; }

bool isWord(char C) {
  return (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z') || (C >= '0' && C <= '9') || C == '_' ||
         C == '$' || static_cast<unsigned char>(C) >= 0x80;
}

char closing(char Open) {
  switch (Open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    default:
      return '>';
  }
}

class Tokenizer {
 public:
  Tokenizer(std::string_view Given, std::vector<LineToken>& Found) : Line(Given), Tokens(Found) {}

  bool run() {
    Tokens.clear();
    while (true) {
      const std::size_t From = At;
      while (At < Line.size() && isSpace(Line[At])) ++At;
      if (At == Line.size()) break;
      HasSpace = At != From && From != 0;
      if (!next()) return false;
    }
    while (!Open.empty()) {
      if (Tokens[Open.back()].is("<"))
        demote();
      else
        Open.pop_back();
    }
    return true;
  }

 private:
  bool next() {
    const char C = Line[At];
    const char Second = At + 1 < Line.size() ? Line[At + 1] : '\0';
    if (C == '/' && Second == '*') return false;
    if (C == '/' && Second == '/') return add(TokenKind::Comment, Line.size() - At);
    if (C == '\\') return false;
    if (C == '"' || C == '\'') return literal();
    if (isWord(C)) return word();
    if (C == '(' || C == '[' || C == '{') return open();
    if (C == ')' || C == ']' || C == '}') return close(C);
    return punctuation(C, Second);
  }

  bool add(TokenKind Kind, std::size_t Length) {
    Tokens.push_back({Line.substr(At, Length), Kind, HasSpace, LineToken::None});
    At += Length;
    return true;
  }

  bool literal() {
    std::size_t End = At + 1;
    while (End < Line.size() && Line[End] != Line[At]) End += Line[End] == '\\' ? 2 : 1;
    return End < Line.size() && add(TokenKind::String, End + 1 - At);
  }

  /// A number's separators and a literal's prefix are parts of the word before them.
  bool word() {
    std::size_t End = At;
    const bool IsNumber = Line[At] >= '0' && Line[At] <= '9';
    while (End < Line.size() &&
           (isWord(Line[End]) || (IsNumber && (Line[End] == '\'' || Line[End] == '.'))))
      ++End;
    const std::string_view Text = Line.substr(At, End - At);
    if (Text == "operator") return operatorName(End);
    const bool IsPrefix = End < Line.size() && Line[End] == '"';
    if (IsPrefix && Text.ends_with('R')) return false;
    return add(TokenKind::Word, Text.size());
  }

  bool operatorName(std::size_t End) {
    std::size_t Last = End;
    if (Line.substr(End, 2) == "()" || Line.substr(End, 2) == "[]")
      Last = End + 2;
    else
      while (Last < Line.size() &&
             std::string_view("+-*/%^&|~!=<>,").find(Line[Last]) != std::string_view::npos)
        ++Last;
    return add(TokenKind::Word, Last - At);
  }

  bool open() {
    Open.push_back(Tokens.size());
    return add(TokenKind::Open, 1);
  }

  bool close(char C) {
    while (!Open.empty() && Tokens[Open.back()].is("<")) demote();
    if (!Open.empty() && closing(Tokens[Open.back()].Text[0]) != C) return false;
    pair();
    return add(TokenKind::Close, 1);
  }

  bool punctuation(char C, char Second) {
    if (C == '<' && opensList(Second)) return open();
    if (C == '>' && !Open.empty() && Tokens[Open.back()].is("<") && Second != '=') {
      pair();
      return add(TokenKind::Close, 1);
    }
    for (const std::string_view Long :
         {"...", "<=>", "->", "::", "&&", "||", "<<", "<=", ">=", "==", "!=", "++", "--"})
      if (Line.substr(At).starts_with(Long)) return add(TokenKind::Other, Long.size());
    return add(TokenKind::Other, 1);
  }

  /// As generated text is written: a list stands right behind its name.
  bool opensList(char Second) const {
    if (Second == '<' || Second == '=' || Tokens.empty()) return false;
    const LineToken& Before = Tokens.back();
    return Before.is("template") || (!HasSpace && Before.Kind == TokenKind::Word);
  }

  void pair() {
    if (Open.empty()) return;
    Tokens[Open.back()].Partner = Tokens.size();
    Open.pop_back();
  }

  /// A less-than sign after all: nothing closed it.
  void demote() {
    Tokens[Open.back()].Kind = TokenKind::Other;
    Open.pop_back();
  }

  std::string_view Line;
  std::vector<LineToken>& Tokens;
  std::vector<std::size_t> Open;
  std::size_t At = 0;
  bool HasSpace = false;
};

}  // namespace

bool tokenizeLine(std::string_view Line, std::vector<LineToken>& Tokens) {
  if (!Tokenizer(Line, Tokens).run()) return false;
  for (std::size_t I = 0; I < Tokens.size(); ++I) {
    if (Tokens[I].is(",")) Tokens[I].HasSpace = false;
    if (Tokens[I].Kind != TokenKind::Open || Tokens[I].Partner == LineToken::None) continue;
    LineToken& Close = Tokens[Tokens[I].Partner];
    Close.Partner = I;
    if (Close.is(">")) Tokens[I + 1].HasSpace = Close.HasSpace = false;
  }
  return true;
}

}  // namespace dynify::gen
