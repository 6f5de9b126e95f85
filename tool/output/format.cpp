#include "output/format.hpp"

#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/Error.h"

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

clang::format::FormatStyle styleAt(const std::string& Path, std::string& Warning) {
  llvm::Expected<clang::format::FormatStyle> Found =
      clang::format::getStyle("file", Path, "none", "", nullptr, /*AllowUnknownOptions=*/true);
  if (!Found) {
    Warning =
        "the .clang-format for '" + Path + "' is not used: " + llvm::toString(Found.takeError());
    return builtInStyle();
  }
  return Found->DisableFormat ? builtInStyle() : *Found;
}

}  // namespace

std::string formatted(const std::string& Text, const std::string& Path, std::string& Warning) {
  clang::format::FormatStyle Style = styleAt(Path, Warning);
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

}  // namespace dynify::gen
