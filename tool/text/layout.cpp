#include "text/layout.hpp"

#include <algorithm>
#include <vector>

#include "text/lexemes.hpp"

namespace dynify::gen {
namespace {

constexpr std::size_t Limit = 100;

/// Breaks one line, given without its indentation.
class LineBreaker {
  static constexpr std::size_t Step = 2;          ///< of a block
  static constexpr std::size_t Continuation = 4;  ///< of what goes on
  static constexpr std::size_t Near = 10;         ///< what is as short as `template <`
  static constexpr std::size_t None = std::string_view::npos;

  /// Characters of the line, which are broken as if they were one.
  struct Part {
    std::size_t First;
    std::size_t Last;  ///< behind it

    std::size_t size() const { return Last - First; }
  };

 public:
  LineBreaker(std::string_view Given, std::string& To)
      : Line(Given), Out(To), End(Given.size()), Behind(Given.size()) {
    findBrackets();
  }

  /// What the line is commented by stays behind it, also where that is too long.
  void print(std::size_t Indent) {
    Out.append(Indent, ' ');
    place({0, End}, Indent);
    Out += Line.substr(End);
  }

 private:
  void findBrackets() {
    std::vector<std::size_t> Open;
    for (std::size_t At = 0; At < Line.size(); At = lexemeEnd(Line, At)) {
      Behind[At] = lexemeEnd(Line, At);
      const char C = Line[At];
      if (Line.substr(At).starts_with("//"))
        End = Line.find_last_not_of(' ', At - 1) + 1;
      else if (C == '(' || C == '[' || C == '{' || (C == '<' && opensList(At)))
        Open.push_back(At);
      else if (C == ')' || C == ']' || C == '}' || C == '>')
        close(At, Open);
    }
  }

  /// As code is written: a list of template arguments stands right behind its name.
  bool opensList(std::size_t At) const {
    const std::string_view Before = Line.substr(0, At);
    const std::string_view After = Line.substr(At + 1);
    const bool IsName = At > 0 && std::string_view(" )<=").find(Before.back()) == None;
    return (IsName || Before.ends_with("template ")) && !After.starts_with('=') &&
           !After.starts_with('<');
  }

  /// A sign that is less than something has no other bracket.
  void close(std::size_t At, std::vector<std::size_t>& Open) {
    if (Line[At] != '>')
      while (!Open.empty() && Line[Open.back()] == '<') Open.pop_back();
    constexpr std::string_view Pairs = "()[]{}<>";
    if (Open.empty() || Pairs[Pairs.find(Line[Open.back()]) + 1] != Line[At]) return;
    Behind[Open.back()] = At + 1;
    Open.pop_back();
  }

  std::string_view text(Part P) const { return Line.substr(P.First, P.size()); }

  /// The first place outside of brackets for which it holds.
  template <class F>
  std::size_t find(Part P, F Is) const {
    for (std::size_t I = P.First; I < P.Last; I = Behind[I] <= P.Last ? Behind[I] : I + 1)
      if (Is(I)) return I;
    return None;
  }

  template <class F>
  std::size_t findLast(Part P, F Is) const {
    std::size_t Last = None;
    find(P, [&](std::size_t I) {
      if (Is(I)) Last = I;
      return false;
    });
    return Last;
  }

  /// A bracket with something in it.
  bool isGroup(std::size_t I, Part P) const {
    return std::string_view("({<").find(Line[I]) != None && Behind[I] > I + 2 &&
           Behind[I] <= P.Last;
  }

  /// Statements, or what an expression is required by.
  std::size_t findBlock(Part P) const {
    return find(P, [&](std::size_t I) {
      return Line[I] == '{' && isGroup(I, P) && Line[I + 1] == ' ' && Behind[I] != I + 3;
    });
  }

  /// The last bracket that ends in the line, or None. What is behind it goes on in the last line of
  /// its content, so that there must not be too much of it.
  std::size_t findGroup(Part P, std::size_t Indent, std::string_view Brackets,
                        std::size_t Column = Limit) const {
    return findLast(P, [&](std::size_t I) {
      return isGroup(I, P) && Brackets.find(Line[I]) != None &&
             Indent + I + 1 - P.First <= Column && P.Last - Behind[I] < Behind[I] - I;
    });
  }

  /// A space in front of what a class is derived from, of a constraint, or of what an expression in
  /// braces is to return.
  std::size_t findSeam(Part P) const {
    return find(P, [&](std::size_t I) {
      const std::string_view Rest = text({I, P.Last});
      const auto Starts = [&](std::string_view With) { return Rest.starts_with(With); };
      const bool IsBehindBrace = I > P.First && Line[I - 1] == '}';
      return Starts(" : ") || Starts(" requires(") || Starts(" requires ") ||
             (IsBehindBrace && (Starts(" -> ") || Starts(" noexcept -> ")));
    });
  }

  bool mayBreak(std::size_t Space, Part P) const {
    if (Line[Space] != ' ' || std::string_view(" {\"").find(Line[Space + 1]) != None) return false;
    const std::size_t Start = Line.rfind(' ', Space - 1) + 1;
    const std::string_view Last = text({std::max(Start, P.First), Space});
    for (const std::string_view Word : {"return", "template", "typename", "public", "->", ":"})
      if (Last == Word) return false;
    return true;
  }

  /// A space that an item ends at: behind a comma, a semicolon, or `&&` and `||`, or any.
  bool endsItem(std::size_t I, Part P, char Separator) const {
    if (Separator == ' ') return mayBreak(I, P);
    const std::string_view Before = text({P.First, I});
    if (Line[I] != ' ') return false;
    if (Separator == '&') return Before.ends_with(" &&") || Before.ends_with(" ||");
    return Before.ends_with(Separator);
  }

  bool hasItems(Part P, char Separator) const {
    return find(P, [&](std::size_t I) { return endsItem(I, P, Separator); }) != None;
  }

  /// The parenthesis of `if (...)` and the like, or None.
  std::size_t findCondition(Part P) const {
    for (const std::string_view Start : {"if (", "if constexpr (", "else if (",
                                         "else if constexpr (", "for (", "while (", "switch ("})
      if (text(P).starts_with(Start) && isGroup(P.First + Start.size() - 1, P))
        return P.First + Start.size() - 1;
    return None;
  }

  /// The end of the condition, or of the `else`, that a statement stands behind, or None.
  std::size_t findHead(Part P) const {
    const std::size_t Condition = findCondition(P);
    const std::size_t Else = text(P).starts_with("else ") ? P.First + 4 : None;
    const std::size_t Head = Condition == None ? Else : Behind[Condition];
    return Head != None && Head < P.Last && mayBreak(Head, P) ? Head : None;
  }

  /// Where nothing is left of a line, it is as long as it is.
  bool isLong(Part P, std::size_t Indent) const {
    return Indent + P.size() > Limit && Indent < Limit;
  }

  Part trimmed(Part P) const {
    while (P.First < P.Last && Line[P.First] == ' ') ++P.First;
    while (P.First < P.Last && Line[P.Last - 1] == ' ') --P.Last;
    return P;
  }

  void newLine(std::size_t Indent) { Out.append(1, '\n').append(Indent, ' '); }

  void place(Part Given, std::size_t Indent) {
    const Part P = trimmed(Given);
    if (isLong(P, Indent))
      placeLong(P, Indent);
    else
      Out += text(P);
  }

  void placeLong(Part P, std::size_t Indent) {
    if (findHead(P) != None) return placeStatement(P, Indent);
    const std::size_t Seam = findSeam(P);
    const Part Left{P.First, Seam};
    const Part Right{Seam + 1, P.Last};
    const bool IsTwoLines =
        Seam != None && !isLong(Left, Indent) && !isLong(Right, Indent + Continuation);
    const std::size_t Block = IsTwoLines ? None : findBlock(P);
    if (Block != None) return placeBlocks(P, Block, Indent);
    if (Seam != None) return placeTwo(Left, Right, Indent, Indent + Continuation);
    if (const std::size_t Open = findCondition(P); Open != None) return placeGroup(P, Open, Indent);
    for (const char Separator : {',', '&'})
      if (hasItems(P, Separator)) return placeItems(P, Separator, Indent, Indent + Continuation);
    std::size_t Open = findGroup(P, Indent, "({");
    if (Open == None && linesOf(P, ' ', Indent + Continuation) == None)
      Open = findGroup(P, Indent, "<");
    if (Open != None) return placeGroup(P, Open, Indent);
    if (hasItems(P, ' ')) return placeItems(P, ' ', Indent, Indent + Continuation);
    // What stands in front of the last bracket is too long itself: it is broken, too.
    Open = findGroup(P, Indent, "(", None);
    if (Open != None) return placeGroup(P, Open, Indent);
    Out += text(P);
  }

  void placeTwo(Part First, Part Second, std::size_t Indent, std::size_t Further) {
    place(First, Indent);
    newLine(Further);
    place(Second, Further);
  }

  void placeStatement(Part P, std::size_t Indent) {
    const std::size_t Head = findHead(P);
    if (Head == None) return place(P, Indent);
    placeTwo({P.First, Head}, {Head + 1, P.Last}, Indent, Indent + Step);
  }

  /// With a line for each statement of the first block, and of those behind it while the rest is
  /// too long.
  void placeBlocks(Part P, std::size_t Open, std::size_t Indent) {
    for (; Open != None; Open = isLong(P, Indent) ? findBlock(P) : None) {
      place({P.First, Open + 1}, Indent);
      P.First = Behind[Open] - 1;
      for (Part Rest = trimmed({Open + 1, P.First}); Rest.First < Rest.Last;) {
        const Part Statement = firstItem(Rest, ';');
        newLine(Indent + Step);
        placeStatement(Statement, Indent + Step);
        Rest.First = Statement.Last + 1;
      }
      newLine(Indent);
    }
    place(P, Indent);
  }

  /// How many lines a list takes that starts there; None: one of its items takes several.
  std::size_t linesOf(Part P, char Separator, std::size_t Column) const {
    std::size_t Lines = 0;
    for (std::size_t At = Limit; P.First < P.Last;) {
      const Part Item = firstItem(P, Separator);
      if (Column + Item.size() > Limit) return None;
      if (At + 1 + Item.size() > Limit) {
        ++Lines;
        At = Column + Item.size();
      } else {
        At += 1 + Item.size();
      }
      P.First = Item.Last + 1;
    }
    return Lines;
  }

  /// The content starts behind its bracket where that takes fewer lines, and where little stands in
  /// front of the bracket; else in a line of its own.
  void placeGroup(Part P, std::size_t Open, std::size_t Indent) {
    const Part Content{Open + 1, P.Last};
    const bool IsCondition = Open == findCondition(P);
    const std::size_t Head = Content.First - P.First;
    const std::size_t Further = Indent + Continuation;
    const std::size_t Aligned = linesOf(Content, ',', Indent + Head);
    const bool IsInLine = IsCondition || Head <= Near ||
                          (Aligned != None && Aligned <= linesOf(Content, ',', Further));
    const std::size_t Column = IsInLine ? Indent + Head : Further;
    if (Indent + Head > Limit)
      place({P.First, Content.First}, Indent);
    else
      Out += text({P.First, Content.First});
    if (!IsInLine) newLine(Column);
    char Separator = ',';
    if (IsCondition) Separator = hasItems(Content, ';') ? ';' : '&';
    placeItems(Content, Separator, Column, Column);
  }

  Part firstItem(Part P, char Separator) const {
    const std::size_t Space =
        find(P, [&](std::size_t I) { return I > P.First && endsItem(I, P, Separator); });
    return {P.First, std::min(Space, P.Last)};
  }

  /// As many in a line as it holds. The first line was begun at `Indent`.
  void placeItems(Part P, char Separator, std::size_t Indent, std::size_t Further) {
    for (const std::size_t Start = P.First; P.First < P.Last;) {
      const Part Item = firstItem(P, Separator);
      const std::size_t Column = Out.size() - (Out.rfind('\n') + 1);
      if (Item.First != Start && Column + 1 + Item.size() <= Limit) {
        Out.append(1, ' ').append(text(Item));
      } else {
        if (Item.First != Start) newLine(Indent = Further);
        place(Item, Indent);
      }
      P.First = Item.Last + 1;
    }
  }

  std::string_view Line;
  std::string& Out;
  std::size_t End;                  ///< of what is broken: where the comment starts
  std::vector<std::size_t> Behind;  ///< the lexeme or the whole bracket that starts at each place
};

/// What is behind the indentation.
std::string_view wordsOf(std::string_view Line) {
  return Line.substr(std::min(Line.find_first_not_of(' '), Line.size()));
}

/// Behind which no empty line stands: a block, or what says who may use the members.
bool startsBlock(std::string_view Line) {
  const std::string_view Words = wordsOf(Line);
  if (Words == "public:" || Words == "private:" || Words == "protected:") return true;
  return Words.ends_with('{') && !Words.starts_with("namespace ") &&
         !Words.starts_with("inline namespace ");
}

/// In front of which none stands. `}  // namespace` is no such end.
bool endsBlock(std::string_view Line) {
  return wordsOf(Line).starts_with('}') && Line.find("  //") == std::string_view::npos;
}

bool mayBeBroken(std::string_view Line) {
  const std::string_view Words = wordsOf(Line);
  return Line.size() > Limit && !Words.starts_with('#') && !Words.starts_with("//") &&
         Line.find('\n') == std::string_view::npos;
}

}  // namespace

std::string laidOut(std::string_view Text) {
  std::string Out;
  Out.reserve(Text.size() * 9 / 8);
  bool IsBlank = false;     // there was an empty line
  bool MayBeBlank = false;  // the last line starts no block
  while (!Text.empty()) {
    const std::size_t End = lineEnd(Text, 0);
    const std::string_view Whole = Text.substr(0, End);
    const std::string_view Line = Whole.substr(0, Whole.find_last_not_of(" \t\r") + 1);
    Text.remove_prefix(std::min(End + 1, Text.size()));
    if (Line.empty()) {
      IsBlank = true;
      continue;
    }
    if (IsBlank && MayBeBlank && !endsBlock(Line)) Out += '\n';
    if (mayBeBroken(Line))
      LineBreaker(wordsOf(Line), Out).print(Line.size() - wordsOf(Line).size());
    else
      Out += Line;
    Out += '\n';
    IsBlank = false;
    MayBeBlank = !startsBlock(Line);
  }
  return Out;
}

}  // namespace dynify::gen
