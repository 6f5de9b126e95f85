#include "text/edit_script.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace dynify::gen {
namespace {

/// Equal lines have the same number, so that the text of a line is looked at once only.
using LineNumber = unsigned;

/// The lines of one text that the search is for, and the flags that it sets.
struct Side {
  std::vector<LineNumber> Numbers;
  std::vector<std::size_t> Places;  ///< of each in the text
  std::vector<bool>& IsChanged;

  void change(std::size_t Begin, std::size_t End) {
    for (; Begin < End; ++Begin) IsChanged[Places[Begin]] = true;
  }
};

/// A range of lines of each text.
struct Part {
  std::size_t OldBegin, OldEnd;
  std::size_t NewBegin, NewEnd;
};

/// One half of Myers' search. In a table of old lines to the right and new lines down, a step to
/// the right drops an old line, a step down takes a new one, and a diagonal step, which costs
/// nothing, keeps a line of both. Each round allows one edit more, and finds how far each diagonal
/// gets: diagonal K is where the old lines passed are K more than the new ones.
///
/// The beginnings of the two ranges differ, and so do their ends.
class Search {
 public:
  /// `Step` 1: from the first lines on; -1: from the last ones back. `Room` has a place for each
  /// diagonal, and three more.
  Search(const LineNumber* FirstOld, std::size_t OldCount, const LineNumber* FirstNew,
         std::size_t NewCount, std::ptrdiff_t Step, std::vector<std::ptrdiff_t>& Room)
      : Old(FirstOld),
        New(FirstNew),
        Width(static_cast<std::ptrdiff_t>(OldCount)),
        Height(static_cast<std::ptrdiff_t>(NewCount)),
        Stride(Step),
        Reach(Room.data() + NewCount + 1) {
    Reach[0] = 0;
  }

  /// One round. True: a path meets one of the search from the other corner, and this one is at it.
  bool advance(const Search& Other) {
    widen();
    for (Diagonal = High; Diagonal >= Low; Diagonal -= 2) {
      std::ptrdiff_t X = std::max(Reach[Diagonal - 1] + 1, Reach[Diagonal + 1]);
      while (X < Width && X - Diagonal < Height && Old[X * Stride] == New[(X - Diagonal) * Stride])
        ++X;
      Reach[Diagonal] = X;
      if (meets(Other)) return true;
    }
    return false;
  }

  /// How many lines lie between the corner and where the searches met.
  std::size_t oldLines() const { return static_cast<std::size_t>(Reach[Diagonal]); }
  std::size_t newLines() const { return static_cast<std::size_t>(Reach[Diagonal] - Diagonal); }

 private:
  /// One more diagonal on each side as long as there is one; every second of them has its turn.
  void widen() {
    constexpr std::ptrdiff_t Unreached = -1;
    if (Low > -Height)
      Reach[--Low - 1] = Unreached;
    else
      ++Low;
    if (High < Width)
      Reach[++High + 1] = Unreached;
    else
      --High;
  }

  bool meets(const Search& Other) const {
    const std::ptrdiff_t Same = Width - Height - Diagonal;  // as the other corner counts it
    return Other.Low <= Same && Same <= Other.High && (Same - Other.Low) % 2 == 0 &&
           Reach[Diagonal] + Other.Reach[Same] >= Width;
  }

  const LineNumber* const Old;
  const LineNumber* const New;
  const std::ptrdiff_t Width;
  const std::ptrdiff_t Height;
  const std::ptrdiff_t Stride;
  std::ptrdiff_t* const Reach;  ///< by diagonal: the old lines passed
  std::ptrdiff_t Low = 0;
  std::ptrdiff_t High = 0;
  std::ptrdiff_t Diagonal = 0;
};

/// Myers' algorithm in linear space: two searches, one from each corner, meet in the middle of a
/// shortest way, and the parts before and behind that point are compared in the same manner.
class Comparison {
 public:
  Comparison(Side& From, Side& To)
      : Old(From),
        New(To),
        Forward(From.Numbers.size() + To.Numbers.size() + 3),
        Backward(Forward.size()) {}

  void run() { compare({0, Old.Numbers.size(), 0, New.Numbers.size()}); }

 private:
  bool areEqual(std::size_t OldLine, std::size_t NewLine) const {
    return Old.Numbers[OldLine] == New.Numbers[NewLine];
  }

  /// Each half has half of the edits, so this is as deep as their number has digits.
  void compare(Part P) {
    while (P.OldBegin < P.OldEnd && P.NewBegin < P.NewEnd && areEqual(P.OldBegin, P.NewBegin))
      ++P.OldBegin, ++P.NewBegin;
    while (P.OldBegin < P.OldEnd && P.NewBegin < P.NewEnd && areEqual(P.OldEnd - 1, P.NewEnd - 1))
      --P.OldEnd, --P.NewEnd;
    if (P.OldBegin == P.OldEnd || P.NewBegin == P.NewEnd) {
      Old.change(P.OldBegin, P.OldEnd);
      New.change(P.NewBegin, P.NewEnd);
      return;
    }
    const auto [OldMiddle, NewMiddle] = middle(P);
    compare({P.OldBegin, OldMiddle, P.NewBegin, NewMiddle});
    compare({OldMiddle, P.OldEnd, NewMiddle, P.NewEnd});
  }

  std::pair<std::size_t, std::size_t> middle(const Part& P) {
    const std::size_t Width = P.OldEnd - P.OldBegin;
    const std::size_t Height = P.NewEnd - P.NewBegin;
    const LineNumber* const OldLines = Old.Numbers.data();
    const LineNumber* const NewLines = New.Numbers.data();
    Search Ahead(OldLines + P.OldBegin, Width, NewLines + P.NewBegin, Height, 1, Forward);
    Search Back(OldLines + P.OldEnd - 1, Width, NewLines + P.NewEnd - 1, Height, -1, Backward);
    for (;;) {
      if (Ahead.advance(Back))
        return {P.OldBegin + Ahead.oldLines(), P.NewBegin + Ahead.newLines()};
      if (Back.advance(Ahead)) return {P.OldEnd - Back.oldLines(), P.NewEnd - Back.newLines()};
    }
  }

  Side& Old;
  Side& New;
  std::vector<std::ptrdiff_t> Forward;
  std::vector<std::ptrdiff_t> Backward;
};

using Numbering = std::unordered_map<std::string_view, LineNumber>;

/// The numbers of the lines from `Begin` to `End`.
std::vector<LineNumber> numbers(const Lines& Text, std::size_t Begin, std::size_t End,
                                Numbering& Known) {
  std::vector<LineNumber> Result;
  for (; Begin < End; ++Begin)
    Result.push_back(
        Known.emplace(Text[Begin], static_cast<LineNumber>(Known.size())).first->second);
  return Result;
}

/// Leaves out what the other text has nowhere, which is changed however the rest is compared. Texts
/// that differ in every line are compared without a search.
Side searched(const std::vector<LineNumber>& Own, const std::vector<LineNumber>& Other,
              std::size_t Begin, std::size_t Count, std::vector<bool>& IsChanged) {
  std::vector<bool> IsInOther(Count);
  for (const LineNumber Number : Other) IsInOther[Number] = true;
  Side Result{{}, {}, IsChanged};
  for (std::size_t I = 0; I < Own.size(); ++I) {
    if (!IsInOther[Own[I]]) {
      IsChanged[Begin + I] = true;
      continue;
    }
    Result.Numbers.push_back(Own[I]);
    Result.Places.push_back(Begin + I);
  }
  return Result;
}

}  // namespace

ChangedLines changedLines(const Lines& Old, const Lines& New) {
  ChangedLines Result{std::vector<bool>(Old.size()), std::vector<bool>(New.size())};
  std::size_t Head = 0;
  while (Head < Old.size() && Head < New.size() && Old[Head] == New[Head]) ++Head;
  std::size_t OldEnd = Old.size();
  std::size_t NewEnd = New.size();
  while (OldEnd > Head && NewEnd > Head && Old[OldEnd - 1] == New[NewEnd - 1]) --OldEnd, --NewEnd;
  Numbering Known;
  const std::vector<LineNumber> OldNumbers = numbers(Old, Head, OldEnd, Known);
  const std::vector<LineNumber> NewNumbers = numbers(New, Head, NewEnd, Known);
  Side From = searched(OldNumbers, NewNumbers, Head, Known.size(), Result.Old);
  Side To = searched(NewNumbers, OldNumbers, Head, Known.size(), Result.New);
  Comparison(From, To).run();
  return Result;
}

}  // namespace dynify::gen
