#include "diagnose/missing_names.hpp"

#include "clang/AST/DeclarationName.h"
#include "clang/Basic/IdentifierTable.h"

namespace dynify::gen {
namespace {

/// The name that an argument of a diagnostic is, or none.
std::string nameIn(const clang::Diagnostic& Info, unsigned Argument) {
  switch (Info.getArgKind(Argument)) {
    case clang::DiagnosticsEngine::ak_identifierinfo:
      if (const clang::IdentifierInfo* Name = Info.getArgIdentifier(Argument))
        return Name->getName().str();
      return {};
    case clang::DiagnosticsEngine::ak_declarationname:
      return clang::DeclarationName::getFromOpaqueInteger(
                 static_cast<std::uintptr_t>(Info.getRawArg(Argument)))
          .getAsString();
    default:
      return {};
  }
}

}  // namespace

void MissingNames::BeginSourceFile(const clang::LangOptions& Language,
                                   const clang::Preprocessor* PP) {
  To.BeginSourceFile(Language, PP);
}

void MissingNames::EndSourceFile() { To.EndSourceFile(); }

void MissingNames::HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                                    const clang::Diagnostic& Info) {
  DiagnosticConsumer::HandleDiagnostic(Level, Info);
  if (Level >= clang::DiagnosticsEngine::Error)
    for (unsigned I = 0; I < Info.getNumArgs(); ++I)
      if (std::string Name = nameIn(Info, I); !Name.empty()) Names.insert(std::move(Name));
  To.HandleDiagnostic(Level, Info);
}

}  // namespace dynify::gen
