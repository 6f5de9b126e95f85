#include "scan/bodies/bodies.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Preprocessor.h"
#include "diagnose/diagnostics.hpp"
#include "llvm/ADT/STLExtras.h"
#include "scan/bodies/body_rewriter.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"
#include "scan/source_text.hpp"
#include "scan/types/static_names.hpp"
#include "scan/types/trait_reference.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {
namespace {

BodyParameter readParameter(const clang::ParmVarDecl& P) {
  return {P.getNameAsString(), P.getType().isConstQualified(), P.hasAttr<clang::UnusedAttr>()};
}

/// Of a coroutine, and of any other function: what stands in the source.
clang::Stmt* writtenBody(const clang::FunctionDecl& F) {
  clang::Stmt* Body = F.getBody();
  auto* Coroutine = llvm::dyn_cast_or_null<clang::CoroutineBodyStmt>(Body);
  return Coroutine ? Coroutine->getBody() : Body;
}

/// Finds types that every implementor has one of its own for.
class AssociatedTypes : public clang::RecursiveASTVisitor<AssociatedTypes> {
 public:
  bool VisitTypeLoc(clang::TypeLoc Type) {
    const auto* Class = Type.getType()->getAsCXXRecordDecl();
    Found = Found || (Class && isAssociatedClass(*Class));
    return !Found;
  }

  bool Found = false;
};

bool isConditional(llvm::StringRef Directive) {
  static constexpr llvm::StringLiteral All[] = {"if",      "ifdef",    "ifndef", "elif",
                                                "elifdef", "elifndef", "else",   "endif"};
  return llvm::is_contained(All, Directive);
}

}  // namespace

bool isDefaultBody(const clang::Decl& Function) {
  const clang::Decl* Inner = &Function;
  while (const clang::DeclContext* Context = Inner->getDeclContext()) {
    const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(
        Inner->getAsFunction() ? Inner->getAsFunction() : Inner);
    const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(Context);
    if (M && Class && findAttribute(*Class, "trait").isValid())
      return !Inner->isTemplateDecl() &&
             !llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(M) &&
             !findAttribute(*M->getCanonicalDecl(), "skip").isValid();
    if (Context->isTranslationUnit()) return false;
    Inner = llvm::cast<clang::Decl>(Context);
  }
  return false;
}

BodyReader::BodyReader(clang::Sema& Given, const clang::CXXRecordDecl& Class, CoroutineTypes& Known,
                       const ConditionalLog& Skipped)
    : S(Given), Trait(Class), Coroutines(Known), Conditionals(Skipped) {}

bool BodyReader::fail(const clang::CXXMethodDecl& M, clang::SourceLocation Where,
                      const Refusal& What, llvm::StringRef Second, llvm::StringRef Third) {
  report(S.getDiagnostics(), Where, What, {M.getNameAsString(), Second, Third});
  return false;
}

bool BodyReader::read(gen::Trait& T) {
  bool IsComplete = true;
  for (const clang::CXXMethodDecl* M : Trait.methods()) {
    const SourcePosition Where = positionOf(M->getLocation(), S.Context);
    for (Method& Read : T.Methods)
      if (Read.HasDefault && Read.Written == M->getNameAsString() &&
          Read.Position.Line == Where.Line && Read.Position.Column == Where.Column)
        IsComplete = readBody(*M, Read) && IsComplete;
  }
  std::set<std::string> Called;
  for (const Method& M : T.Methods) Called.insert(M.Body.Called.begin(), M.Body.Called.end());
  for (std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (Method& M : *Methods) M.IsCalled = Called.contains(M.Name);
  return IsComplete;
}

bool BodyReader::readBody(const clang::CXXMethodDecl& M, Method& Read) {
  if (Read.IsMaker)
    return fail(M, M.getReturnTypeSourceRange().getBegin(), refusals::DefaultMaker,
                "returns a trait by value", traitNamedBy(M.getReturnType()).Pattern->getName());
  const clang::FunctionDecl* Definition = nullptr;
  if (!M.isDefined(Definition) || !Definition->hasBody()) return true;
  clang::Stmt* Body = writtenBody(*Definition);
  if (!Body || (M.isStatic() && !dependsOnImplementor(M, *Body))) return true;
  const std::optional<clang::SourceRange> Range = rangeOf(M, *Body);
  if (!Range) return false;
  BodyText Text(*Range, S.Context);
  if (!eraseConditionals(M, Text) || !checkMacros(M, Text)) return false;
  BodyRewriter Rewriter(S, Trait, Coroutines, M, Text);
  if (!Rewriter.rewrite(*Body)) return false;
  std::set<std::string> Names = Rewriter.identifiers();
  for (const clang::Token& T : Text.tokens())
    if (T.is(clang::tok::raw_identifier)) Names.insert(T.getRawIdentifier().str());
  Read.Body.Pieces = Text.pieces();
  for (const clang::ParmVarDecl* P : Definition->parameters()) {
    Read.Body.Parameters.push_back(readParameter(*P));
    Names.insert(P->getNameAsString());
  }
  Names.erase("");
  Read.Body.Identifiers.assign(Names.begin(), Names.end());
  Read.Body.Undefined.assign(Rewriter.undefined().begin(), Rewriter.undefined().end());
  Read.Body.Called.assign(Rewriter.called().begin(), Rewriter.called().end());
  return true;
}

/// Whether the static method means something else for each implementor: its body calls static
/// methods by their names alone, or it names associated types. One that does not stays in the
/// trait.
bool BodyReader::dependsOnImplementor(const clang::CXXMethodDecl& M,
                                      const clang::Stmt& Body) const {
  const auto IsOffered = [](const clang::CXXMethodDecl* Named) {
    return findAttribute(declaredMethod(*Named), "skip").isInvalid();
  };
  if (llvm::any_of(staticNames(Body, Trait), IsOffered)) return true;
  AssociatedTypes Types;
  Types.TraverseDecl(const_cast<clang::CXXMethodDecl*>(&M));
  Types.TraverseStmt(const_cast<clang::Stmt*>(&Body));  // of a definition behind the trait
  return Types.Found;
}

std::optional<clang::SourceRange> BodyReader::rangeOf(const clang::CXXMethodDecl& M,
                                                      const clang::Stmt& Body) {
  const clang::SourceRange Range = Body.getSourceRange();
  if (Range.getBegin().isFileID() && Range.getEnd().isFileID() &&
      S.getSourceManager().isWrittenInSameFile(Range.getBegin(), Range.getEnd()))
    return Range;
  const clang::SourceLocation Where = Range.getBegin();
  fail(M, S.getSourceManager().getExpansionLoc(Where), refusals::DefaultMacro,
       Where.isMacroID()
           ? clang::Lexer::getImmediateMacroName(Where, S.getSourceManager(), S.getLangOpts())
           : "",
       "has its braces");
  return std::nullopt;
}

/// The companion is of the configuration at hand, as it is of the trait's methods.
bool BodyReader::eraseConditionals(const clang::CXXMethodDecl& M, BodyText& Text) {
  for (const clang::SourceRange& Range : Conditionals.skipped())
    if (const auto From = Text.offsetOf(Range.getBegin()))
      Text.erase(*From, S.getSourceManager().getFileOffset(Range.getEnd()));
  for (const clang::Token& T : Text.tokens()) {
    if (T.isNot(clang::tok::hash) || !T.isAtStartOfLine()) continue;
    const unsigned At = Text.offset(T);
    const clang::Token Name = Text.next(At);
    if (!isConditional(Text.spelling(Name))) {
      if (Text.spelling(Name) == "pragma") continue;
      return fail(M, T.getLocation(), refusals::DefaultDirective, Text.spelling(Name));
    }
    unsigned End = Text.offset(Name);
    for (clang::Token Next = Name; Next.isNot(clang::tok::eof); Next = Text.next(End)) {
      if (Next.isAtStartOfLine()) break;
      End = Text.offset(Next);
    }
    Text.erase(At, Text.endOfToken(End));
  }
  return true;
}

/// The macros that the body names must be there, and the same, where the companion is.
bool BodyReader::checkMacros(const clang::CXXMethodDecl& M, const BodyText& Text) {
  clang::Preprocessor& PP = S.getPreprocessor();
  for (const clang::Token& T : Text.tokens()) {
    if (T.isNot(clang::tok::raw_identifier)) continue;
    const clang::IdentifierInfo* Id = PP.getIdentifierInfo(T.getRawIdentifier());
    if (!Id->hadMacroDefinition()) continue;
    if (PP.getMacroDefinitionAtLoc(Id, T.getLocation()).getMacroInfo() == PP.getMacroInfo(Id))
      continue;
    return fail(M, T.getLocation(), refusals::DefaultMacro, T.getRawIdentifier(),
                "is another one behind it, or none");
  }
  return true;
}

}  // namespace dynify::gen
