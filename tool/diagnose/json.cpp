#include "diagnose/json.hpp"

#include <utility>

#include "diagnose/pages.hpp"
#include "llvm/Support/JSON.h"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

using llvm::json::Array;
using llvm::json::Object;

llvm::StringRef nameOf(Severity Level) {
  switch (Level) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Remark:
      return "remark";
    case Severity::Note:
      break;
  }
  return "note";
}

Object describe(const Position& P) { return Object{{"line", P.Line}, {"column", P.Column}}; }

/// The members that say where something is.
void describe(const SourceRange& Where, Object& In) {
  if (Where.File.empty()) return;
  In["file"] = Where.File;
  if (Where.Begin.Line == 0) return;
  In["range"] = Object{{"start", describe(Where.Begin)}, {"end", describe(Where.End)}};
}

Array describe(const std::vector<Replacement>& Fixes) {
  Array All;
  for (const Replacement& R : Fixes) {
    Object Fix{{"text", R.Text}};
    describe(R.Where, Fix);
    All.push_back(std::move(Fix));
  }
  return All;
}

Object describeNote(const Diagnostic& D) {
  Object Note{{"message", D.Text}};
  describe(D.Where, Note);
  if (!D.Fixes.empty()) Note["fixes"] = describe(D.Fixes);
  return Note;
}

Object describe(const Diagnostic& D) {
  Array Notes;
  for (const Diagnostic& Note : D.Notes) Notes.push_back(describeNote(Note));
  Object Described{{"severity", nameOf(D.Level)}, {"rule", D.Rule},
                   {"help", helpPage(D.Rule)},    {"message", D.Text},
                   {"notes", std::move(Notes)},   {"fixes", describe(D.Fixes)}};
  describe(D.Where, Described);
  return Described;
}

}  // namespace

void writeJson(const std::vector<Diagnostic>& All, llvm::raw_ostream& Stream) {
  Array Diagnostics;
  for (const Diagnostic& D : All) Diagnostics.push_back(describe(D));
  llvm::json::OStream Writer(Stream, 2);
  Writer.value(Object{{"version", versionText()}, {"diagnostics", std::move(Diagnostics)}});
  Stream << '\n';
}

}  // namespace dynify::gen
