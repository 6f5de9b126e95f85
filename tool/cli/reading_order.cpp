#include "cli/reading_order.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include "output/files.hpp"

namespace dynify::gen {
namespace {

/// `stream.dyn.hpp` of `#include "net/stream.dyn.hpp"`; empty where the line includes nothing.
llvm::StringRef includedName(llvm::StringRef Line) {
  Line = Line.ltrim();
  if (!Line.consume_front("#")) return {};
  Line = Line.ltrim();
  if (!Line.consume_front("include")) return {};
  Line = Line.ltrim();
  if (!Line.starts_with("\"") && !Line.starts_with("<")) return {};
  const char End = Line.front() == '"' ? '"' : '>';
  return llvm::sys::path::filename(
      Line.drop_front().take_until([End](char C) { return C == End; }));
}

std::set<std::string> includedNames(const std::string& Path) {
  std::set<std::string> Names;
  const std::string Text = readFile(Path).value_or("");
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    const auto [Line, Behind] = Rest.split('\n');
    if (const llvm::StringRef Name = includedName(Line); !Name.empty()) Names.insert(Name.str());
    Rest = Behind;
  }
  return Names;
}

}  // namespace

std::vector<Compilation> inReadingOrder(const Compilation& All, const std::vector<Job>& Jobs) {
  std::map<std::string, std::size_t> ByCompanion;
  for (const std::size_t I : All.Headers)
    ByCompanion.emplace(llvm::sys::path::filename(Jobs[I].CompanionPath).str(), I);
  std::map<std::size_t, std::set<std::size_t>> Waiting;  // for which others each header does
  for (const std::size_t I : All.Headers) {
    std::set<std::size_t>& Others = Waiting[I];
    for (const std::string& Name : includedNames(Jobs[I].HeaderPath))
      if (const auto Found = ByCompanion.find(Name); Found != ByCompanion.end())
        if (Found->second != I) Others.insert(Found->second);
  }
  std::vector<Compilation> Groups;
  while (!Waiting.empty()) {
    Compilation Next{All.Directory, All.Flags, {}};
    for (const auto& [I, Others] : Waiting)
      if (llvm::none_of(Others, [&](std::size_t O) { return Waiting.contains(O); }))
        Next.Headers.push_back(I);
    if (Next.Headers.empty())
      for (const auto& [I, Others] : Waiting) Next.Headers.push_back(I);
    for (const std::size_t I : Next.Headers) Waiting.erase(I);
    Groups.push_back(std::move(Next));
  }
  return Groups;
}

}  // namespace dynify::gen
