#include "output/format.hpp"

#include <optional>
#include <utility>

#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/Error.h"
#include "text/layout.hpp"

namespace dynify::gen {
namespace {

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

std::string formatted(const std::string& Text, const std::string& Path, std::string& Warning) {
  std::optional<clang::format::FormatStyle> Style = styleAt(Path, Warning);
  return Style ? reformatted(Text, Path, *std::move(Style)) : laidOut(Text);
}

}  // namespace dynify::gen
