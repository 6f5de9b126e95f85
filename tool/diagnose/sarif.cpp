#include "diagnose/sarif.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "diagnose/pages.hpp"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

using llvm::json::Array;
using llvm::json::Object;

constexpr llvm::StringLiteral Schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// SARIF has no remarks.
llvm::StringRef levelOf(Severity Level) {
  if (Level == Severity::Error) return "error";
  return Level == Severity::Warning ? "warning" : "note";
}

std::string uriOf(llvm::StringRef Path) {
  std::string Uri = llvm::sys::path::is_absolute(Path) ? "file://" : "";
  for (const char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("/-._~").contains(C))
      Uri += C;
    else
      Uri += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  }
  return Uri;
}

Object message(const std::string& Text) { return Object{{"text", Text}}; }

Object artifact(const std::string& File) { return Object{{"uri", uriOf(File)}}; }

Object region(const SourceRange& R) {
  return Object{{"startLine", R.Begin.Line},
                {"startColumn", R.Begin.CodePoint},
                {"endLine", R.End.Line},
                {"endColumn", R.End.CodePoint}};
}

Object location(const SourceRange& Where) {
  Object Physical{{"artifactLocation", artifact(Where.File)}};
  if (Where.Begin.Line != 0) Physical["region"] = region(Where);
  return Object{{"physicalLocation", std::move(Physical)}};
}

/// All replacements of one fix; those of a file together.
Object fix(const std::vector<Replacement>& Replacements) {
  std::map<std::string, Array> Files;
  for (const Replacement& R : Replacements)
    Files[R.Where.File].push_back(
        Object{{"deletedRegion", region(R.Where)}, {"insertedContent", message(R.Text)}});
  Array Changes;
  for (auto& [File, Inside] : Files)
    Changes.push_back(
        Object{{"artifactLocation", artifact(File)}, {"replacements", std::move(Inside)}});
  return Object{{"artifactChanges", std::move(Changes)}};
}

Object result(const Diagnostic& D) {
  Object Described{{"ruleId", D.Rule}, {"level", levelOf(D.Level)}, {"message", message(D.Text)}};
  Array Locations;
  if (!D.Where.File.empty()) Locations.push_back(location(D.Where));
  Described["locations"] = std::move(Locations);
  Array Related, Fixes;
  if (!D.Fixes.empty()) Fixes.push_back(fix(D.Fixes));
  for (const Diagnostic& Note : D.Notes) {
    Object Place = Note.Where.File.empty() ? Object{} : location(Note.Where);
    Place["message"] = message(Note.Text);
    Related.push_back(std::move(Place));
    if (Note.Fixes.empty()) continue;
    Object Suggested = fix(Note.Fixes);
    Suggested["description"] = message(Note.Text);
    Fixes.push_back(std::move(Suggested));
  }
  if (!Related.empty()) Described["relatedLocations"] = std::move(Related);
  if (!Fixes.empty()) Described["fixes"] = std::move(Fixes);
  return Described;
}

/// The page itself: a `helpUri` is absolute, and the documentation has no address of its own.
Object help(const std::string& Rule) {
  const llvm::StringRef Page = pageText(Rule);
  if (Page.empty()) return message(helpPage(Rule));
  Object Help = message((sectionOf(Page, "Quick fix") + "\n\n" + helpPage(Rule)).str());
  Help["markdown"] = Page;
  return Help;
}

Object rule(const std::string& Id) {
  return Object{{"id", Id}, {"fullDescription", message(describeRule(Id))}, {"help", help(Id)}};
}

Object driver(const std::vector<Diagnostic>& All) {
  std::set<std::string> Ids;
  for (const Diagnostic& D : All) Ids.insert(D.Rule);
  Array Rules;
  for (const std::string& Id : Ids) Rules.push_back(rule(Id));
  return Object{{"name", "dynify-gen"}, {"version", versionText()}, {"rules", std::move(Rules)}};
}

}  // namespace

void writeSarif(const std::vector<Diagnostic>& All, int ExitCode, llvm::raw_ostream& Stream) {
  Array Results;
  for (const Diagnostic& D : All) Results.push_back(result(D));
  Array Invocations;
  Invocations.push_back(Object{{"executionSuccessful", ExitCode != 2}, {"exitCode", ExitCode}});
  Array Runs;
  Runs.push_back(Object{{"tool", Object{{"driver", driver(All)}}},
                        {"columnKind", "unicodeCodePoints"},
                        {"invocations", std::move(Invocations)},
                        {"results", std::move(Results)}});
  llvm::json::OStream Writer(Stream, 2);
  Writer.value(Object{{"$schema", Schema}, {"version", "2.1.0"}, {"runs", std::move(Runs)}});
  Stream << '\n';
}

}  // namespace dynify::gen
