#include "output/format.hpp"

#include <optional>
#include <utility>

#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/Error.h"
#include "text/layout.hpp"

namespace dynify::gen {
namespace {

clang::format::FormatStyle builtInStyle() {
  clang::format::FormatStyle Style =
      clang::format::getGoogleStyle(clang::format::FormatStyle::LK_Cpp);
  Style.ColumnLimit = 100;
  Style.DerivePointerAlignment = false;
  Style.RequiresClausePosition = clang::format::FormatStyle::RCPS_OwnLine;
  return Style;
}

/// Nothing: no project says how it wants its code.
std::optional<clang::format::FormatStyle> styleAt(const std::string& Path, std::string& Warning) {
  llvm::Expected<clang::format::FormatStyle> Found =
      clang::format::getStyle("file", Path, "none", "", nullptr, /*AllowUnknownOptions=*/true);
  if (!Found) {
    Warning =
        "the .clang-format for '" + Path + "' is not used: " + llvm::toString(Found.takeError());
    return std::nullopt;
  }
  return Found->DisableFormat ? std::nullopt : std::optional(std::move(*Found));
}

std::string reformatted(const std::string& Text, const std::string& Path,
                        clang::format::FormatStyle Style) {
  // Each of these is a pass over the whole text, for what generated text has right already.
  Style.FixNamespaceComments = false;
  Style.SortUsingDeclarations = clang::format::FormatStyle::SUD_Never;
  const clang::tooling::Range Whole(0, static_cast<unsigned>(Text.size()));
  const clang::tooling::Replacements Edits = clang::format::reformat(Style, Text, {Whole}, Path);
  llvm::Expected<std::string> Result = clang::tooling::applyAllReplacements(Text, Edits);
  if (Result) return *Result;
  llvm::consumeError(Result.takeError());
  return Text;
}

}  // namespace

std::string formatted(const std::string& Text, const std::string& Path, Bodies Contained,
                      std::string& Warning) {
  std::optional<clang::format::FormatStyle> Style = styleAt(Path, Warning);
  if (!Style && Contained == Bodies::None)
    if (std::optional<std::string> Own = laidOut(Text)) return *std::move(Own);
  return reformatted(Text, Path, Style ? *std::move(Style) : builtInStyle());
}

}  // namespace dynify::gen
