#include "diagnose/diagnostics.hpp"

#include <string>

namespace dynify::gen {
namespace {

void emit(clang::DiagnosticsEngine& Engine, clang::DiagnosticsEngine::Level Level,
          clang::SourceLocation Where, llvm::StringRef Text,
          llvm::ArrayRef<llvm::StringRef> Arguments, llvm::ArrayRef<clang::FixItHint> FixIts) {
  const unsigned Id = Engine.getDiagnosticIDs()->getCustomDiagID(
      static_cast<clang::DiagnosticIDs::Level>(Level), Text);
  clang::DiagnosticBuilder Builder = Engine.Report(Where, Id);
  for (const llvm::StringRef Argument : Arguments) Builder << Argument;
  for (const clang::FixItHint& FixIt : FixIts) Builder << FixIt;
}

std::string textOf(const Refusal& What) { return std::string(What.Text) + " [" + What.Id + "]"; }

}  // namespace

void report(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where, const Refusal& What,
            llvm::ArrayRef<llvm::StringRef> Arguments, llvm::ArrayRef<clang::FixItHint> FixIts) {
  emit(Engine, clang::DiagnosticsEngine::Error, Where, textOf(What), Arguments, FixIts);
  emit(Engine, clang::DiagnosticsEngine::Note, Where, What.Fix, Arguments, {});
}

void reportWithFix(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   const Refusal& What, llvm::ArrayRef<llvm::StringRef> Arguments,
                   llvm::StringRef Fix, llvm::ArrayRef<clang::FixItHint> FixIts) {
  emit(Engine, clang::DiagnosticsEngine::Error, Where, textOf(What), Arguments, FixIts);
  emit(Engine, clang::DiagnosticsEngine::Note, Where, "%0", {Fix}, {});
}

void reportLeftOut(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   const Refusal& What, llvm::ArrayRef<llvm::StringRef> Arguments) {
  emit(Engine, clang::DiagnosticsEngine::Remark, Where, "left out: " + textOf(What), Arguments, {});
}

void remarkSkipped(clang::DiagnosticsEngine& Engine, clang::SourceLocation Where,
                   llvm::StringRef Name, llvm::StringRef Fix) {
  // No note: those of a warning that is switched off are switched off, and such a one may be the
  // last.
  emit(Engine, clang::DiagnosticsEngine::Remark, Where,
       "'%0' is declared here, and the preprocessor leaves it out: dynify-gen reads headers as "
       "Clang; where your own compiler declares it, %1",
       {Name, Fix}, {});
}

}  // namespace dynify::gen
