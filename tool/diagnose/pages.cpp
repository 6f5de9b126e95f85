#include "diagnose/pages.hpp"

#include <algorithm>
#include <iterator>

#include "diagnose/log.hpp"
#include "llvm/ADT/STLExtras.h"

namespace dynify::gen {
namespace {

struct Page {
  llvm::StringLiteral Rule;
  llvm::StringLiteral Text;
};
constexpr Page Pages[] = {
#include "error_pages.inc"
};

/// Rules that are no refusals have a section of a page about the whole tool.
struct Other {
  llvm::StringLiteral Rule;
  const char* Help;
  const char* Description;
};
constexpr const char* ExitCodes = "docs/reference/generator.md#exit-codes";
constexpr Other Others[] = {
    {rules::Compiler, ExitCodes, "The header does not compile: an error or a warning of clang."},
    {rules::Environment, ExitCodes,
     "The command line, or what it names: an option, a file, a folder, the headers of clang."},
    {rules::NoTrait, ExitCodes, "The header has no trait."},
    {rules::OutOfDate, ExitCodes, "The companion is missing, or not what the header gives now."},
    {rules::Source, "docs/reference/generator.md#where-a-companion-goes-and-what-it-says",
     "The file is a source, not a header: its companion includes it, and all that it defines."},
    {rules::Style, "docs/reference/generator.md#where-a-companion-goes-and-what-it-says",
     "The .clang-format cannot be read."},
};

template <class Table>
auto find(const Table& All, llvm::StringRef Rule) {
  const auto* At = std::find_if(std::begin(All), std::end(All),
                                [Rule](const auto& Each) { return Each.Rule == Rule; });
  return At == std::end(All) ? nullptr : At;
}

}  // namespace

std::string helpPage(llvm::StringRef Rule) {
  const Other* Found = find(Others, Rule);
  return Found ? Found->Help : "docs/errors/" + Rule.str() + ".md";
}

llvm::StringRef pageText(llvm::StringRef Rule) {
  const Page* Found = find(Pages, Rule);
  return Found ? llvm::StringRef(Found->Text).trim() : "";
}

llvm::StringRef sectionOf(llvm::StringRef Page, llvm::StringRef Heading) {
  const std::string Line = "## " + Heading.str() + "\n";
  return Page.split(Line).second.split("\n## ").first.trim();
}

std::string describeRule(llvm::StringRef Rule) {
  const Other* Found = find(Others, Rule);
  return Found ? Found->Description : sectionOf(pageText(Rule), "Why").str();
}

std::string explanation(llvm::StringRef Rule) {
  const Other* Found = find(Others, Rule);
  if (!Found) return pageText(Rule).str();
  return "# " + Rule.str() + "\n\n" + Found->Description + "\n\nMore: " + Found->Help;
}

std::vector<llvm::StringRef> allRules() {
  std::vector<llvm::StringRef> All;
  for (const Page& Each : Pages) All.emplace_back(Each.Rule);
  for (const Other& Each : Others) All.emplace_back(Each.Rule);
  llvm::sort(All);
  return All;
}

}  // namespace dynify::gen
