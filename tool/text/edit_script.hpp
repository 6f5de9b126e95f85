// Which lines of two texts have no counterpart in the other one.
#pragma once

#include <string_view>
#include <vector>

namespace dynify::gen {

using Lines = std::vector<std::string_view>;

/// One flag for each line: it stands in this text only.
struct ChangedLines {
  std::vector<bool> Old;
  std::vector<bool> New;
};

/// As few lines as possible. Those that are left are the same in both texts, in the same order. The
/// search takes memory for each line, not for each edit, since the whole of two texts may differ.
ChangedLines changedLines(const Lines& Old, const Lines& New);

}  // namespace dynify::gen
