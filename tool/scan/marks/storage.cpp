#include "scan/marks/storage.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <vector>

#include "diagnose/diagnostics.hpp"
#include "scan/source_text.hpp"

namespace dynify::gen {
namespace {

using Tokens = std::vector<std::string>;

bool isWord(char C) { return std::isalnum(static_cast<unsigned char>(C)) != 0 || C == '_'; }

/// The tokens as text that lexes to them again.
std::string joined(Tokens::const_iterator Begin, Tokens::const_iterator End) {
  std::string Text;
  for (auto Token = Begin; Token != End; ++Token) {
    if (!Text.empty() && isWord(Text.back()) == isWord(Token->front())) Text += ' ';
    Text += *Token;
  }
  return Text;
}

bool isHeap(const std::string& Text) { return Text == "dynify::heap" || Text == "::dynify::heap"; }

/// The last comma outside of parentheses: between the arguments, or inside of the angle brackets of
/// the first one.
Tokens::const_iterator findComma(const Tokens& Arguments) {
  int Depth = 0;
  const auto Found =
      std::find_if(Arguments.rbegin(), Arguments.rend(), [&](const std::string& Token) {
        if (Token == ")" || Token == "}" || Token == "]") ++Depth;
        if (Token == "(" || Token == "{" || Token == "[") --Depth;
        return Token == "," && Depth == 0;
      });
  return Found == Arguments.rend() ? Arguments.end() : std::prev(Found.base());
}

}  // namespace

bool StorageReader::fail(clang::SourceLocation Where) {
  report(S.getDiagnostics(), Where, refusals::AttributeArgument,
         {"storage", "a number of bytes, and 'dynify::heap' where the heap may be used",
          "'[[dynify::storage(256)]]', or '[[dynify::storage(256, dynify::heap)]]'"});
  return false;
}

bool StorageReader::readAttribute(const clang::Decl& D, FrameStorage& Found) {
  const clang::SourceLocation Where = findAttribute(D, "storage");
  if (Where.isInvalid()) return true;
  const AttributeUse* Use = Attributes.at(Where);
  if (!Use || Use->Arguments.empty()) return fail(Where);
  const Tokens& All = Use->Arguments;
  auto End = findComma(All);
  Found.FallsBackToHeap = End != All.end() && isHeap(joined(End + 1, All.end()));
  const bool HasAngles = std::find(All.begin(), End, "<") != End;
  if (!Found.FallsBackToHeap && End != All.end() && !HasAngles) return fail(Where);
  if (!Found.FallsBackToHeap) End = All.end();
  Found.Bytes = joined(All.begin(), End);
  return !Found.Bytes.empty() || fail(Where);
}

bool StorageReader::readMethod(const clang::CXXMethodDecl& M, const FrameStorage& OfClass,
                               Trait& T) {
  FrameStorage Own = OfClass;
  if (!readAttribute(M, Own)) return false;
  const SourcePosition Where = positionOf(M.getLocation(), S.Context);
  const bool IsMarked = findAttribute(M, "storage").isValid();
  for (std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (Method& Read : *Methods) {
      if (Read.Written != M.getNameAsString() || Read.Position.Line != Where.Line ||
          Read.Position.Column != Where.Column)
        continue;
      if (Read.IsCoroutine || Read.MayBeCoroutine) {
        Read.Storage = Own;
      } else if (IsMarked) {
        report(S.getDiagnostics(), findAttribute(M, "storage"), refusals::StorageOfOrdinary,
               {Read.Name});
        return false;
      }
    }
  return true;
}

bool StorageReader::read(const clang::CXXRecordDecl& Class, Trait& T) {
  FrameStorage OfClass;
  if (!readAttribute(Class, OfClass)) return false;
  bool IsComplete = true;
  for (const clang::CXXMethodDecl* M : Class.methods())
    IsComplete = readMethod(*M, OfClass, T) && IsComplete;
  for (const clang::CXXBaseSpecifier& B : Class.bases()) {
    const clang::CXXRecordDecl* Base = B.getType()->getAsCXXRecordDecl();
    if (const auto* Named = B.getType()->getAs<clang::TemplateSpecializationType>(); Named && !Base)
      if (const auto* Template = Named->getTemplateName().getAsTemplateDecl())
        Base = llvm::dyn_cast<clang::CXXRecordDecl>(Template->getTemplatedDecl());
    if (Base && Base->getDefinition()) IsComplete = read(*Base->getDefinition(), T) && IsComplete;
  }
  return IsComplete;
}

}  // namespace dynify::gen
