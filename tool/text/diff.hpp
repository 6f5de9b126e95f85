// The difference between two texts, as `diff -u` and git print it.
#pragma once

#include <string>
#include <string_view>

namespace dynify::gen {

struct DiffLabels {
  std::string Old;  ///< behind `---`
  std::string New;  ///< behind `+++`
};

/// Whether the texts are the same but for `\r` before some `\n`, or no `\n` at the end of one.
bool differInLineEndsOnly(std::string_view Old, std::string_view New);

/// Empty if the texts are equal. Three lines of context.
std::string unifiedDiff(std::string_view Old, std::string_view New, const DiffLabels& Labels);

}  // namespace dynify::gen
