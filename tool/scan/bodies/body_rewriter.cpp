#include "scan/bodies/body_rewriter.hpp"

#include <utility>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/QualTypeNames.h"
#include "clang/Basic/Version.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"
#include "scan/types/declared_behind.hpp"
#include "scan/types/trait_reference.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {

namespace {

bool isSkipped(const clang::NamedDecl& D) { return findAttribute(D, "skip").isValid(); }

/// The member that is not public by which `D` is reached; null: anybody can name it. What a
/// function declares is its own.
const clang::Decl* hiddenPart(const clang::NamedDecl& D) {
  const auto* Enum = llvm::dyn_cast<clang::EnumDecl>(D.getDeclContext());
  for (const clang::Decl* Inner = Enum ? llvm::cast<clang::Decl>(Enum) : &D;
       Inner->getDeclContext()->isRecord();
       Inner = llvm::cast<clang::Decl>(Inner->getDeclContext())) {
    const auto* Class = llvm::cast<clang::CXXRecordDecl>(Inner->getDeclContext());
    if (Class->isLambda() || Class->isLocalClass()) return nullptr;
    if (Inner->getAccess() == clang::AS_private || Inner->getAccess() == clang::AS_protected)
      return Inner;
  }
  return nullptr;
}

unsigned writtenArguments(const clang::CallExpr& Call) {
  return static_cast<unsigned>(llvm::count_if(Call.arguments(), [](const clang::Expr* Argument) {
    return !llvm::isa<clang::CXXDefaultArgExpr>(Argument);
  }));
}

/// A static method without a body is the implementor's. One with a body is what the implementor
/// has in its stead, unless it is named as the trait's own.
BodyPart ownerOf(const clang::NamedDecl& D, bool IsScoped = false) {
  const clang::CXXMethodDecl* M = methodOf(&D);
  if (!M || isSkipped(declaredMethod(*M))) return BodyPart::Trait;
  if (!hasDefault(*M)) return BodyPart::Type;
  return IsScoped || M->getDescribedFunctionTemplate() ? BodyPart::Trait : BodyPart::Calls;
}

/// The result is a dyn where the trait has a reference.
bool isTraitReference(clang::QualType Type) {
  return Type->isLValueReferenceType() && traitNamedBy(Type.getNonReferenceType()).Pattern;
}

/// The namespace that a scope begins with, if it does with one, and where its name stands.
std::pair<const clang::NamedDecl*, clang::SourceLocation> leadingNamespace(
    clang::NestedNameSpecifierLoc Scope) {
#if CLANG_VERSION_MAJOR >= 22
  while (Scope.getNestedNameSpecifier().getKind() == clang::NestedNameSpecifier::Kind::Namespace) {
    const auto [Namespace, Prefix] = Scope.castAsNamespaceAndPrefix();
    if (!Prefix) return {Namespace, Scope.getLocalBeginLoc()};
    Scope = Prefix;
  }
  return {};
#else
  while (Scope.getPrefix()) Scope = Scope.getPrefix();
  const clang::NestedNameSpecifier& First = *Scope.getNestedNameSpecifier();
  if (const clang::NamespaceDecl* Namespace = First.getAsNamespace())
    return {Namespace, Scope.getLocalBeginLoc()};
  return {First.getAsNamespaceAlias(), Scope.getLocalBeginLoc()};
#endif
}

/// `auto ::text::Stream::read(int) const -> char`: how a definition of the method begins that may
/// stand in any namespace.
std::string definitionHead(const clang::CXXMethodDecl& M) {
  const clang::ASTContext& Context = M.getASTContext();
  const auto TextOf = [&](clang::QualType Type) {
    return withoutDigraphs(
        clang::TypeName::getFullyQualifiedName(Type, Context, Context.getPrintingPolicy(), true));
  };
  std::string Parameters;
  for (const clang::ParmVarDecl* P : M.parameters())
    Parameters += (Parameters.empty() ? "" : ", ") + TextOf(P->getType());
  std::string Head = "::" + M.getParent()->getQualifiedNameAsString() + "::";
  const bool IsConversion = llvm::isa<clang::CXXConversionDecl>(M);
  Head += IsConversion ? "operator " + TextOf(M.getReturnType()) : M.getNameAsString();
  Head += "(" + Parameters + ")" + (M.isConst() ? " const" : "");
  if (M.getRefQualifier() == clang::RQ_LValue) Head += " &";
  if (M.getRefQualifier() == clang::RQ_RValue) Head += " &&";
  if (M.getType()->castAs<clang::FunctionProtoType>()->isNothrow()) Head += " noexcept";
  return IsConversion ? Head : "auto " + Head + " -> " + TextOf(M.getReturnType());
}

const clang::Expr* inside(const clang::Expr& E) {
  return E.IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
}

}  // namespace

BodyRewriter::BodyRewriter(clang::Sema& Given, const clang::CXXRecordDecl& Of,
                           CoroutineTypes& Known, const clang::CXXMethodDecl& M, BodyText& Written)
    : S(Given),
      Trait(Of),
      Members(Of),
      Coroutines(Known),
      Method(M),
      Text(Written),
      ForTemplate(Written, [this](clang::SourceLocation Where) { return find(Where); }) {}

bool BodyRewriter::rewrite(clang::Stmt& Body) {
  TraverseStmt(&Body);
  return IsMovable;
}

void BodyRewriter::refuse(clang::SourceLocation Where, const Refusal& What, llvm::StringRef Second,
                          llvm::StringRef Third) {
  IsMovable = false;
  const std::optional<unsigned> At = Text.offsetOf(Where);
  Where = At ? Text.locationAt(*At) : S.getSourceManager().getExpansionLoc(Where);
  if (!Refused.insert(Where).second) return;
  report(S.getDiagnostics(), Where, What, {Method.getNameAsString(), Second, Third});
}

/// Where a token stands that must change; reports one that a macro's own text contains.
std::optional<unsigned> BodyRewriter::find(clang::SourceLocation Where) {
  const std::optional<unsigned> Found = Text.offsetOf(Where);
  if (Found) return Found;
  const clang::SourceManager& Sources = S.getSourceManager();
  const llvm::StringRef Name =
      Where.isMacroID() ? clang::Lexer::getImmediateMacroName(Where, Sources, S.getLangOpts()) : "";
  refuse(Where, refusals::DefaultMacro, Name, "names members of the trait");
  return std::nullopt;
}

bool BodyRewriter::VisitCallExpr(clang::CallExpr* E) {
  if (const auto* Operator = llvm::dyn_cast<clang::CXXOperatorCallExpr>(E)) refuseOnce(*Operator);
  const auto Callee = Members.memberOf(*E->getCallee()->IgnoreParenImpCasts());
  if (!Callee || Callee->Location.isInvalid()) return true;
  if (const auto* M = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(Callee->D)) noteUse(*M);
  if (Callee->Of)
    rewriteCall(*E, *Callee);
  else
    judgeOtherCall(*E, *Callee);
  return true;
}

/// An operator of the trait is refused where it stands, and not at its `*this` once more.
void BodyRewriter::refuseOnce(const clang::CXXOperatorCallExpr& Call) {
  const auto* M = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(Call.getCalleeDecl());
  if (!M || !Members.isOfTrait(*M)) return;
  if (const std::optional<BodyObject> Of = Members.objectOf(*Call.getArg(0)))
    Handled.insert(Of->This);
}

void BodyRewriter::rewriteCall(const clang::CallExpr& Call, const BodyMember& Callee) {
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  if (Callee.D && (!M || !Members.isOfTrait(*M))) return;
  if (M && llvm::isa<clang::CXXConversionDecl>(M)) return;
  Handled.insert(Callee.Of->This);
  Handled.insert(Call.getCallee()->IgnoreParenImpCasts());
  if (M && M->isStatic()) return nameStatically(Callee);
  const bool IsTemplate = M && M->getDescribedFunctionTemplate();
  if (M && (IsTemplate || isSkipped(declaredMethod(*M)) || hiddenPart(*M)))
    return refuse(Callee.Location, refusals::DefaultMember, Callee.Name);
  if (M && traitNamedBy(M->getReturnType()).Pattern && !M->getReturnType()->isReferenceType())
    return refuse(Callee.Location, refusals::DefaultMaker,
                  "calls '" + Callee.Name + "' and gets a trait",
                  traitNamedBy(M->getReturnType()).Pattern->getName());
  if (M && isTraitReference(M->getReturnType()) && !Unasked.contains(&Call))
    return refuse(Callee.Location, refusals::DefaultMaker,
                  "calls '" + Callee.Name + "' and gets a trait",
                  traitNamedBy(M->getReturnType().getNonReferenceType()).Pattern->getName());
  if (isDirect(Call, Callee))
    callDirectly(Callee);
  else
    callThrough(Callee, Call);
}

/// A coroutine's task is of the very type that the trait says, so that nothing is converted: it is
/// called as if by hand, which compilers know how to elide. Others go by the trait's signature, and
/// so do default arguments, and methods that have bodies.
bool BodyRewriter::isDirect(const clang::CallExpr& Call, const BodyMember& Callee) const {
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  return M && Coroutines.isCoroutine(*M) && !hasDefault(*M) && !Callee.Scope.isValid() &&
         writtenArguments(Call) >= M->getNumParams();
}

void BodyRewriter::callDirectly(const BodyMember& Callee) {
  const auto From = find(Callee.Begin);
  const auto Name = find(Callee.Location);
  if (!From || !Name) return;
  BodyPieces By;
  if (!Callee.Of->Through.empty()) By.push_back(textPiece(Callee.Of->Through + "("));
  By.push_back({BodyPart::Object, {}});
  By.push_back(textPiece(Callee.Of->Through.empty() ? "." : ")."));
  Text.replace(*From, *Name, std::move(By));
}

void BodyRewriter::callThrough(const BodyMember& Callee, const clang::CallExpr& Call) {
  const auto From = find(Callee.Begin);
  const auto Name = find(Callee.Location);
  if (!From || !Name || !Callee.Of) return;
  const clang::Token Parenthesis = Text.next(*Name);
  if (Parenthesis.isNot(clang::tok::l_paren))
    return refuse(Callee.Location, refusals::DefaultThis, Trait.getName());
  if (Callee.Scope.isValid())
    if (const auto Scope = Text.offsetOf(Callee.Scope.getBegin())) HandledScopes.insert(*Scope);
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  BodyPieces By;
  if (M && Callee.Scope.isValid() && hasDefault(*M) &&
      patternOf(*M->getParent()) != Trait.getCanonicalDecl()) {
    // The body of a base, which the trait's own method hides.
    const auto Scope = find(Callee.Scope.getBegin());
    if (!Scope) return;
    const llvm::StringRef Base = Text.slice(*Scope, *Name).rtrim().drop_back(2).rtrim();
    By.push_back(textPiece("::dynify::companion::calls<" + Base.str() + ", "));
    By.push_back({BodyPart::Type, {}});
    By.push_back(textPiece(">::"));
  } else {
    Called.insert(Callee.Name);
    By.push_back({BodyPart::Calls, {}});
    By.push_back(textPiece("::"));
  }
  By.push_back(
      textPiece(Callee.Name + "(" + (Callee.Of->Through.empty() ? "" : Callee.Of->Through + "(")));
  By.push_back({BodyPart::Object, {}});
  if (!Callee.Of->Through.empty()) By.push_back(textPiece(")"));
  if (writtenArguments(Call) > 0) By.push_back(textPiece(", "));
  Text.replace(*From, Text.offset(Parenthesis) + 1, std::move(By));
}

/// `this->limit`, `this->helper()`: of the trait, whatever the object is.
void BodyRewriter::nameStatically(const BodyMember& Static) {
  const auto From = find(Static.Begin);
  const auto Name = find(Static.Location);
  if (!From || !Name || !judge(*Static.D, Static.Location)) return;
  const BodyPart Owner = ownerOf(*Static.D, Static.Scope.isValid());
  const clang::CXXMethodDecl* M = methodOf(Static.D);
  const auto Scope =
      Static.Scope.isValid() ? Text.offsetOf(Static.Scope.getBegin()) : std::optional<unsigned>();
  if (Scope && Owner == BodyPart::Trait && M &&
      patternOf(*M->getParent()) != Trait.getCanonicalDecl())
    return Text.replace(*From, *Scope, {});  // of a base, which the trait's own may hide
  if (Scope) HandledScopes.insert(*Scope);
  if (Owner == BodyPart::Calls) Called.insert(Static.Name);
  Text.replace(*From, *Name, {{Owner, {}}, textPiece("::")});
}

/// What stands for a reference to a trait is a dyn, whose coroutine methods return constructors.
void BodyRewriter::judgeOtherCall(const clang::CallExpr& Call, const BodyMember& Callee) {
  static_cast<void>(Call);
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  if (!M || M->isStatic() || !traitNamedBy(Callee.Base->getType()).Pattern) return;
  const bool IsMaker =
      traitNamedBy(M->getReturnType()).Pattern && !M->getReturnType()->isReferenceType();
  if (IsMaker || Coroutines.isCoroutine(*M))
    refuse(Callee.Location, refusals::DefaultMaker,
           "calls coroutine '" + Callee.Name + "' of a trait", M->getParent()->getName());
}

bool BodyRewriter::VisitMemberExpr(clang::MemberExpr* E) {
  if (E->getMemberLoc().isInvalid()) return true;
  Identifiers.insert(E->getMemberNameInfo().getAsString());
  const std::optional<BodyMember> Found = Members.memberOf(*E);
  if (!Found) return true;  // never of a member expression
  if (Found->Of && Members.isOfTrait(*Found->D) && Handled.insert(E).second) {
    Handled.insert(Found->Of->This);
    if (llvm::isa<clang::VarDecl, clang::EnumConstantDecl>(Found->D))
      nameStatically(*Found);
    else if (methodOf(Found->D))
      refuse(Found->Location, refusals::DefaultThis, Trait.getName());
    else
      refuse(Found->Location, refusals::DefaultMember, Found->Name);
    return true;
  }
  if (!Found->Of) judge(*Found->D, E->getMemberLoc());
  if (!E->isArrow()) ForTemplate.nameAwaited(*E->getBase());
  if (E->hasExplicitTemplateArgs() && !E->getTemplateKeywordLoc().isValid())
    ForTemplate.disambiguate(E->getMemberLoc());
  return true;
}

bool BodyRewriter::VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr* E) {
  if (E->hasExplicitTemplateArgs() && !E->getTemplateKeywordLoc().isValid())
    ForTemplate.disambiguate(E->getMemberLoc());
  return true;
}

/// What a body calls that nobody defines.
void BodyRewriter::noteUse(const clang::CXXMethodDecl& M) {
  if (!Members.isOfTrait(M) || M.isDependentContext() || M.isVirtual() || M.isDefined()) return;
  Undefined.insert(definitionHead(M));
}

bool BodyRewriter::VisitCXXThisExpr(clang::CXXThisExpr* E) {
  if (Members.isThis(*E) && !Handled.contains(E))
    refuse(E->getLocation(), refusals::DefaultThis, Trait.getName());
  return true;
}

/// An expression that is a statement of its own: nobody asks what it results in.
bool BodyRewriter::VisitStmt(clang::Stmt* Of) {
  if (llvm::isa<clang::Expr, clang::DeclStmt, clang::ReturnStmt, clang::CoreturnStmt>(Of))
    return true;
  for (const clang::Stmt* Child : Of->children())
    if (const auto* E = llvm::dyn_cast_or_null<clang::Expr>(Child)) Unasked.insert(inside(*E));
  return true;
}

/// A method that returns its own trait, `return *this;`, gives the dyn of the implementor.
bool BodyRewriter::VisitReturnStmt(clang::ReturnStmt* Return) {
  const clang::Expr* Value = Return->getRetValue();
  if (!Value || Lambdas > 0 || !isTraitReference(Method.getReturnType())) return true;
  Unasked.insert(inside(*Value));
  const std::optional<BodyObject> Of = Members.objectOf(*Value);
  if (!Of || !Of->Through.empty()) return true;
  const auto From = find(Value->getBeginLoc());
  const auto Last = find(Value->getEndLoc());
  if (!From || !Last) return true;
  Handled.insert(Of->This);
  Text.replace(*From, Text.endOfToken(*Last), {{BodyPart::Object, {}}});
  return true;
}

bool BodyRewriter::TraverseLambdaExpr(clang::LambdaExpr* E) {
  ++Lambdas;
  const bool GoesOn = Visitor::TraverseLambdaExpr(E);
  --Lambdas;
  return GoesOn;
}

/// Whether the name can be said outside of the trait.
bool BodyRewriter::judge(const clang::NamedDecl& D, clang::SourceLocation Where) {
  Identifiers.insert(D.getNameAsString());
  const clang::Decl* Hidden = hiddenPart(D);
  if (!Hidden) return true;
  const auto* Named = llvm::dyn_cast<clang::NamedDecl>(Hidden);
  refuse(Where, refusals::DefaultPrivate, Named ? Named->getNameAsString() : "",
         clang::getAccessSpelling(Hidden->getAccess()));
  return false;
}

bool BodyRewriter::isQualified(unsigned Offset) const {
  return Text.previous(Offset).is(clang::tok::coloncolon);
}

/// Where the companion is, the name alone means something that is declared behind the trait.
void BodyRewriter::qualifyAgain(const clang::NamedDecl& D, clang::SourceLocation Where) {
  const Moved Body{Trait, Trait};
  const auto At = Text.offsetOf(Where);
  const clang::DeclContext* Scope = D.getDeclContext()->getRedeclContext();
  if (!At || isQualified(*At) || !D.getIdentifier() || !Scope->isFileContext()) return;
  if (!declaredBehind(D.getName(), Body)) return;
  const auto* Function = D.getAsFunction();
  if (Function && isOverloadedBehind(*Function, Body))
    return refuse(Where, refusals::DefaultName, D.getName());
  const auto* Namespace = llvm::dyn_cast<clang::NamespaceDecl>(Scope);
  Text.insert(*At,
              {textPiece(Namespace ? "::" + Namespace->getQualifiedNameAsString() + "::" : "::")});
}

/// The companion's class offers what the trait does, but for what was left out; it does not stand
/// in the classes around the trait.
void BodyRewriter::qualify(const clang::NamedDecl& D, clang::SourceLocation Where) {
  qualifyAgain(D, Where);
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext()->getRedeclContext());
  if (!Class || Class->isLocalClass() || Class->isLambda()) return;
  const bool IsOuter = Trait.getDeclContext()->isRecord() && Class->Encloses(&Trait) &&
                       patternOf(*Class) != Trait.getCanonicalDecl();
  // g++ 12 crashes where a template names an enumerator that came by `using enum` (tsubst_copy).
  const bool IsLeftOut =
      Members.isOfTrait(D) &&
      (isSkipped(D) || llvm::isa<clang::CXXMethodDecl, clang::EnumConstantDecl>(D));
  if (!IsOuter && !IsLeftOut) return;
  const auto At = find(Where);
  if (!At || isQualified(*At)) return;
  if (IsOuter)
    return Text.insert(*At, {textPiece("::" + Class->getQualifiedNameAsString() + "::")});
  const BodyPart Owner = ownerOf(D);
  if (Owner == BodyPart::Calls) Called.insert(D.getNameAsString());
  Text.insert(*At, {{Owner, {}}, textPiece("::")});
}

bool BodyRewriter::VisitDeclRefExpr(clang::DeclRefExpr* E) {
  const clang::ValueDecl& D = *E->getDecl();
  if (Members.objectOf(*E)) {
    if (!Handled.contains(E)) refuse(E->getLocation(), refusals::DefaultThis, Trait.getName());
    return true;
  }
  if (E->getLocation().isInvalid() || !judge(D, E->getLocation())) return true;
  const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D);
  if (M) noteUse(*M);
  if (M && !M->isStatic() && Members.isOfTrait(*M))
    refuse(E->getLocation(), refusals::DefaultThis, Trait.getName());
  else if (M && Members.isOfTrait(*M) && E->hasQualifier())
    nameStatically({{},
                    M->getNameAsString(),
                    E->getBeginLoc(),
                    E->getLocation(),
                    M,
                    {},
                    rangeOf(E->getQualifierLoc())});
  else
    qualify(D, E->getLocation());
  return true;
}

bool BodyRewriter::VisitUnresolvedLookupExpr(clang::UnresolvedLookupExpr* E) {
  // Which of several functions it is, its arguments say, as theirs do where they are declared.
  if (E->getName().isIdentifier() && !E->getQualifier() &&
      declaredBehind(E->getName().getAsIdentifierInfo()->getName(), {Trait, Trait})) {
    refuse(E->getNameLoc(), refusals::DefaultName, E->getName().getAsString());
    return true;
  }
  for (const clang::NamedDecl* D : E->decls())
    if (judge(*D, E->getNameLoc())) qualify(*D->getUnderlyingDecl(), E->getNameLoc());
  return true;
}

bool BodyRewriter::VisitVarDecl(clang::VarDecl* D) {
  Identifiers.insert(D->getNameAsString());
  if (D->isStaticLocal() && !D->isConstexpr() && !D->getType().isConstQualified())
    refuse(D->getLocation(), refusals::DefaultStatic, D->getNameAsString());
  return true;
}

bool BodyRewriter::VisitLambdaExpr(clang::LambdaExpr* E) {
  // A reference to the implementor is captured once.
  bool IsThere = E->getCaptureDefault() == clang::LCD_ByRef;
  for (const clang::LambdaCapture& Capture : E->captures()) {
    if (Capture.capturesThis()) {
      captureThis(*E, Capture, IsThere);
      IsThere = true;
    } else if (Capture.capturesVariable()) {
      if (const auto* Variable = llvm::dyn_cast<clang::VarDecl>(Capture.getCapturedVar());
          Variable && Variable->isInitCapture() && Variable->getInit())
        IsThere = captureByName(*Variable, IsThere) || IsThere;
    }
  }
  for (clang::Expr* Init : E->capture_inits())
    if (Init && Members.isThis(capturedValue(*Init))) Handled.insert(&capturedValue(*Init));
  return true;
}

/// A captured `this` is a reference to the implementor: `[&implementor]`.
void BodyRewriter::captureThis(const clang::LambdaExpr& E, const clang::LambdaCapture& Capture,
                               bool IsThere) {
  if (Capture.getCaptureKind() == clang::LCK_StarThis)
    return refuse(Capture.getLocation(), refusals::DefaultThis, Trait.getName());
  if (Capture.isImplicit()) {
    if (IsThere) return;
    if (const auto Default = find(E.getCaptureDefaultLoc()))
      Text.insert(Text.endOfToken(*Default), {textPiece(", &"), {BodyPart::Object, {}}});
    return;
  }
  if (const auto At = find(Capture.getLocation())) captureOnce(*At, Text.endOfToken(*At), IsThere);
}

/// `[self = this]`, `[&self = *this]`: what is called on it is called on the implementor. Whether
/// it is one.
bool BodyRewriter::captureByName(const clang::VarDecl& Variable, bool IsThere) {
  const clang::Expr& Value = capturedValue(*Variable.getInit());
  const std::optional<BodyObject> Of = Members.objectOf(Value);
  const bool IsCopy = !Members.isThis(Value) && !Variable.getType()->isReferenceType();
  if (!Of || IsCopy) return false;
  Handled.insert(Of->This);
  const auto Name = find(Variable.getLocation());
  const auto Last = find(Value.getEndLoc());
  if (!Name || !Last) return true;
  const clang::Token Before = Text.previous(*Name);
  captureOnce(Before.is(clang::tok::amp) ? Text.offset(Before) : *Name, Text.endOfToken(*Last),
              IsThere);
  return true;
}

/// The reference in the place of a capture, or where it is captured already, none.
void BodyRewriter::captureOnce(unsigned From, unsigned To, bool IsThere) {
  const clang::Token Comma = Text.previous(From);
  if (IsThere && Comma.is(clang::tok::comma))
    Text.replace(Text.offset(Comma), To, {});
  else
    Text.replace(From, To, {textPiece("&"), {BodyPart::Object, {}}});
}

bool BodyRewriter::TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc Scope) {
  if (!Scope) return true;
  if (const auto [Namespace, Where] = leadingNamespace(Scope); Namespace)
    qualifyAgain(*Namespace, Where);
#if CLANG_VERSION_MAJOR >= 22
  const clang::CXXRecordDecl* Class = Scope.getNestedNameSpecifier().getAsRecordDecl();
#else
  const clang::CXXRecordDecl* Class = Scope.getNestedNameSpecifier()->getAsRecordDecl();
#endif
  if (!Class || patternOf(*Class) != Trait.getCanonicalDecl())
    return Visitor::TraverseNestedNameSpecifierLoc(Scope);
  const auto From = find(Scope.getBeginLoc());
  const auto To = find(Scope.getEndLoc());
  if (From && To && !HandledScopes.contains(*From))
    Text.replace(*From, Text.endOfToken(*To), {{BodyPart::Trait, {}}, textPiece("::")});
  return true;
}

bool BodyRewriter::VisitTypedefNameDecl(clang::TypedefNameDecl* D) {
  ForTemplate.addLocalType(D->getNameAsString());
  return true;
}

bool BodyRewriter::VisitTypeLoc(clang::TypeLoc Type) {
  ForTemplate.addTypename(Type);
  const clang::NamedDecl* D = nullptr;
  clang::SourceLocation Where;
  if (const auto Alias = Type.getAs<clang::TypedefTypeLoc>()) {
    D = llvm::cast<clang::TypedefType>(Alias.getTypePtr())->getDecl();
    Where = Alias.getNameLoc();
  } else if (const auto Tag = Type.getAs<clang::TagTypeLoc>()) {
    D = llvm::cast<clang::TagType>(Tag.getTypePtr())->getDecl();
    Where = Tag.getNameLoc();
  } else if (const auto Injected = Type.getAs<clang::InjectedClassNameTypeLoc>()) {
    D = llvm::cast<clang::InjectedClassNameType>(Injected.getTypePtr())->getDecl();
    Where = Injected.getNameLoc();
  } else if (const auto Instance = Type.getAs<clang::TemplateSpecializationTypeLoc>()) {
    D = Instance.getTypePtr()->getTemplateName().getAsTemplateDecl();
    Where = Instance.getTemplateNameLoc();
  }
  if (!D || Where.isInvalid() || !judge(*D, Where)) return true;
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D);
  if (Class && Class->getCanonicalDecl() == Trait.getCanonicalDecl()) {
    // Its own name is another class's inside of the companion.
    const auto At = find(Where);
    if (At && !isQualified(*At)) Text.replace(*At, Text.endOfToken(*At), {{BodyPart::Trait, {}}});
    return true;
  }
  qualify(*D, Where);
  return true;
}

}  // namespace dynify::gen
