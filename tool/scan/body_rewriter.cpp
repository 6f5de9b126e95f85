#include "scan/body_rewriter.hpp"

#include <memory>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/Version.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "model/identifiers.hpp"
#include "scan/attributes.hpp"
#include "scan/trait_reference.hpp"

namespace dynify::gen {

/// `this`, `*this`, `std::move(*this)`, or nothing at all in front of a member.
struct BodyRewriter::Object {
  const clang::Expr* This = nullptr;  ///< null where it is not even in the AST
  std::string Through;                ///< `::std::move`
};

/// A member of something, as an expression names it.
struct BodyRewriter::Member {
  std::optional<Object> Of;  ///< nothing: of another object
  std::string Name;
  clang::SourceLocation Begin;          ///< of the whole expression
  clang::SourceLocation Location;       ///< of the name
  const clang::NamedDecl* D = nullptr;  ///< null: it depends on template parameters
  const clang::Expr* Base = nullptr;    ///< of another object
  clang::SourceRange Scope;             ///< `Read::`, or invalid
};

namespace {

bool isSkipped(const clang::NamedDecl& D) { return findAttribute(D, "skip").isValid(); }

const char* accessName(clang::AccessSpecifier Access) {
  return Access == clang::AS_private ? "private" : "protected";
}

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

const clang::CXXRecordDecl* patternOf(const clang::CXXRecordDecl& Class) {
  const clang::CXXRecordDecl* Pattern = Class.getTemplateInstantiationPattern();
  return (Pattern ? Pattern : &Class)->getCanonicalDecl();
}

const clang::CXXMethodDecl* methodOf(const clang::NamedDecl* D) {
  if (const auto* Template = llvm::dyn_cast_or_null<clang::FunctionTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  return llvm::dyn_cast_or_null<clang::CXXMethodDecl>(D);
}

/// `std::move`, `std::as_const`.
std::string objectFunction(const clang::CallExpr& Call) {
  const clang::FunctionDecl* Function = Call.getDirectCallee();
  if (!Function || Call.getNumArgs() != 1 || !Function->isInStdNamespace()) return {};
  const std::string Name = Function->getNameAsString();
  return Name == "move" || Name == "as_const" ? "::std::" + Name : "";
}

unsigned writtenArguments(const clang::CallExpr& Call) {
  return static_cast<unsigned>(llvm::count_if(Call.arguments(), [](const clang::Expr* Argument) {
    return !llvm::isa<clang::CXXDefaultArgExpr>(Argument);
  }));
}

clang::SourceRange rangeOf(clang::NestedNameSpecifierLoc Scope) {
  return Scope ? Scope.getSourceRange() : clang::SourceRange();
}

/// `Item::` of the type `Item::value_type`, if no `typename` stands in front of it.
clang::SourceRange scopeWithoutKeyword(clang::TypeLoc Type) {
  // LLVM 22 made the scope a part of each type, where there was a type around it.
#if CLANG_VERSION_MAJOR >= 22
  const auto ScopeOf = [](const auto& T) {
    return T.getElaboratedKeywordLoc().isValid() ? clang::SourceRange()
                                                 : rangeOf(T.getQualifierLoc());
  };
  if (const auto T = Type.getAs<clang::TypedefTypeLoc>()) return ScopeOf(T);
  if (const auto T = Type.getAs<clang::TagTypeLoc>()) return ScopeOf(T);
  if (const auto T = Type.getAs<clang::TemplateSpecializationTypeLoc>()) return ScopeOf(T);
  return {};
#else
  const auto T = Type.getAs<clang::ElaboratedTypeLoc>();
  return T && T.getElaboratedKeywordLoc().isInvalid() ? rangeOf(T.getQualifierLoc())
                                                      : clang::SourceRange();
#endif
}

/// A static method without a body is the implementor's.
BodyPart ownerOf(const clang::NamedDecl& D) {
  const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D);
  return M && !isSkipped(*M) && !declaredMethod(*M).isDefined() ? BodyPart::Type : BodyPart::Trait;
}

/// Whether the expression suspends the coroutine that it stands in.
bool awaits(const clang::Stmt& E) {
  if (llvm::isa<clang::CoawaitExpr, clang::DependentCoawaitExpr>(E)) return true;
  if (llvm::isa<clang::LambdaExpr>(E)) return false;
  return llvm::any_of(E.children(),
                      [](const clang::Stmt* Child) { return Child && awaits(*Child); });
}

/// The result is a dyn where the trait has a reference.
bool isTraitReference(clang::QualType Type) {
  return Type->isLValueReferenceType() && traitNamedBy(Type.getNonReferenceType()).Pattern;
}

const clang::Expr* inside(const clang::Expr& E) {
  return E.IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
}

BodyPiece text(std::string What) { return {BodyPart::Text, std::move(What)}; }

}  // namespace

const clang::CXXMethodDecl& declaredMethod(const clang::CXXMethodDecl& M) {
  const auto* Pattern =
      llvm::dyn_cast_or_null<clang::CXXMethodDecl>(M.getTemplateInstantiationPattern(false));
  return Pattern ? *Pattern : M;
}

bool hasDefault(const clang::CXXMethodDecl& M) {
  const clang::CXXMethodDecl& Declared = declaredMethod(M);
  // LLVM 18 renamed it.
#if CLANG_VERSION_MAJOR >= 18
  const bool IsPure = Declared.isPureVirtual();
#else
  const bool IsPure = Declared.isPure();
#endif
  return !IsPure && Declared.isDefined();
}

BodyRewriter::BodyRewriter(clang::Sema& Given, const clang::CXXRecordDecl& Of,
                           CoroutineTypes& Known, const clang::CXXMethodDecl& M, BodyText& Written)
    : S(Given), Trait(Of), Coroutines(Known), Method(M), Text(Written) {}

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

bool BodyRewriter::isOfTrait(const clang::NamedDecl& D) const {
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext()->getRedeclContext());
  if (!Class) return false;
  const clang::CXXRecordDecl* Pattern = patternOf(*Class);
  if (Pattern == Trait.getCanonicalDecl()) return true;
  bool IsBase = false;
  Trait.forallBases([&](const clang::CXXRecordDecl* Base) {
    IsBase = IsBase || patternOf(*Base) == Pattern;
    return true;
  });
  return IsBase;
}

bool BodyRewriter::isThis(const clang::Expr& E) const {
  const auto* This = llvm::dyn_cast<clang::CXXThisExpr>(E.IgnoreParenImpCasts());
  if (!This) return false;
  const clang::CXXRecordDecl* Class = This->getType()->getPointeeType()->getAsCXXRecordDecl();
  return Class && patternOf(*Class) == Trait.getCanonicalDecl();
}

std::optional<BodyRewriter::Object> BodyRewriter::objectOf(const clang::Expr& E) const {
  const clang::Expr* Inner = E.IgnoreParenImpCasts();
  if (isThis(*Inner)) return Object{Inner, {}};
  if (const auto* Deref = llvm::dyn_cast<clang::UnaryOperator>(Inner);
      Deref && Deref->getOpcode() == clang::UO_Deref && isThis(*Deref->getSubExpr()))
    return Object{Deref->getSubExpr()->IgnoreParenImpCasts(), {}};
  const auto* Call = llvm::dyn_cast<clang::CallExpr>(Inner);
  if (!Call) return std::nullopt;
  const std::string Through = objectFunction(*Call);
  if (Through.empty()) return std::nullopt;
  std::optional<Object> Argument = objectOf(*Call->getArg(0));
  if (!Argument || !Argument->Through.empty()) return std::nullopt;
  return Object{Argument->This, Through};
}

std::optional<BodyRewriter::Member> BodyRewriter::memberOf(const clang::Expr& Callee) const {
  Member Found;
  Found.Begin = Callee.getBeginLoc();
  const auto Take = [&](const auto& E, bool IsImplicit) {
    Found.Location = E.getMemberLoc();
    Found.Scope = rangeOf(E.getQualifierLoc());
    if (IsImplicit) {
      Found.Of = Object{};
    } else {
      Found.Base = E.getBase();
      Found.Of = objectOf(*Found.Base);
    }
  };
  if (const auto* E = llvm::dyn_cast<clang::MemberExpr>(&Callee)) {
    Take(*E, false);
    if (E->isImplicitAccess() && isThis(*E->getBase()))
      Found.Of = Object{E->getBase()->IgnoreParenImpCasts(), {}};
    Found.D = E->getMemberDecl();
    Found.Name = E->getMemberNameInfo().getAsString();
    return Found;
  }
  if (const auto* E = llvm::dyn_cast<clang::UnresolvedMemberExpr>(&Callee)) {
    Take(*E, E->isImplicitAccess());
    Found.Name = E->getMemberName().getAsString();
    if (E->getNumDecls() == 1) Found.D = (*E->decls_begin())->getUnderlyingDecl();
    return Found;
  }
  if (const auto* E = llvm::dyn_cast<clang::CXXDependentScopeMemberExpr>(&Callee)) {
    Take(*E, E->isImplicitAccess());
    Found.Name = E->getMember().getAsString();
    return Found;
  }
  return std::nullopt;
}

bool BodyRewriter::VisitCallExpr(clang::CallExpr* E) {
  if (const auto* Operator = llvm::dyn_cast<clang::CXXOperatorCallExpr>(E)) refuseOnce(*Operator);
  const auto Callee = memberOf(*E->getCallee()->IgnoreParenImpCasts());
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
  if (!M || !isOfTrait(*M)) return;
  if (const std::optional<Object> Of = objectOf(*Call.getArg(0))) Handled.insert(Of->This);
}

void BodyRewriter::rewriteCall(const clang::CallExpr& Call, const Member& Callee) {
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  if (Callee.D && (!M || !isOfTrait(*M))) return;
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
bool BodyRewriter::isDirect(const clang::CallExpr& Call, const Member& Callee) const {
  const clang::CXXMethodDecl* M = methodOf(Callee.D);
  return M && Coroutines.isCoroutine(*M) && !hasDefault(*M) && !Callee.Scope.isValid() &&
         writtenArguments(Call) >= M->getNumParams();
}

void BodyRewriter::callDirectly(const Member& Callee) {
  const auto From = find(Callee.Begin);
  const auto Name = find(Callee.Location);
  if (!From || !Name) return;
  BodyPieces By;
  if (!Callee.Of->Through.empty()) By.push_back(text(Callee.Of->Through + "("));
  By.push_back({BodyPart::Object, {}});
  By.push_back(text(Callee.Of->Through.empty() ? "." : ")."));
  Text.replace(*From, *Name, std::move(By));
}

void BodyRewriter::callThrough(const Member& Callee, const clang::CallExpr& Call) {
  const auto From = find(Callee.Begin);
  const auto Name = find(Callee.Location);
  if (!From || !Name) return;
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
    By.push_back(text("::dynify::companion::calls<" + Base.str() + ", "));
    By.push_back({BodyPart::Type, {}});
    By.push_back(text(">::"));
  } else {
    Called.insert(Callee.Name);
    By.push_back({BodyPart::Calls, {}});
    By.push_back(text("::"));
  }
  By.push_back(
      text(Callee.Name + "(" + (Callee.Of->Through.empty() ? "" : Callee.Of->Through + "(")));
  By.push_back({BodyPart::Object, {}});
  if (!Callee.Of->Through.empty()) By.push_back(text(")"));
  if (writtenArguments(Call) > 0) By.push_back(text(", "));
  Text.replace(*From, Text.offset(Parenthesis) + 1, std::move(By));
}

/// `this->limit`, `this->helper()`: of the trait, whatever the object is.
void BodyRewriter::nameStatically(const Member& Static) {
  const auto From = find(Static.Begin);
  const auto Name = find(Static.Location);
  if (!From || !Name) return;
  if (Static.Scope.isValid())
    if (const auto Scope = Text.offsetOf(Static.Scope.getBegin())) HandledScopes.insert(*Scope);
  if (judge(*Static.D, Static.Location))
    Text.replace(*From, *Name, {{ownerOf(*Static.D), {}}, text("::")});
}

/// What stands for a reference to a trait is a dyn, whose coroutine methods return constructors.
void BodyRewriter::judgeOtherCall(const clang::CallExpr& Call, const Member& Callee) {
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
  const std::optional<Member> Found = memberOf(*E);
  if (Found->Of && isOfTrait(*Found->D) && Handled.insert(E).second) {
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
  if (!E->isArrow()) nameAwaited(*E->getBase());
  if (E->hasExplicitTemplateArgs() && !E->getTemplateKeywordLoc().isValid())
    disambiguate(E->getMemberLoc());
  return true;
}

bool BodyRewriter::VisitUnresolvedMemberExpr(clang::UnresolvedMemberExpr* E) {
  if (E->hasExplicitTemplateArgs() && !E->getTemplateKeywordLoc().isValid())
    disambiguate(E->getMemberLoc());
  return true;
}

/// What g++ 12 does with a template that awaits in a condition is said at DYNIFY_CONDITION.
void BodyRewriter::markCondition(const clang::Expr& Condition) {
  const auto From = Text.offsetOf(Condition.getBeginLoc());
  const auto Last = Text.offsetOf(Condition.getEndLoc());
  if (!From || !Last || !awaits(Condition)) return;
  Text.insert(*From, {text("DYNIFY_CONDITION(")});
  Text.insert(Text.endOfToken(*Last), {text(")")});
}

/// g++ 12 does not know what to look for in what a template awaits: "insufficient contextual
/// information to determine type" of `(co_await next()).size()`.
void BodyRewriter::nameAwaited(const clang::Expr& Base) {
  const auto* Parentheses = llvm::dyn_cast<clang::ParenExpr>(Base.IgnoreImplicit());
  if (!Parentheses) return;
  const clang::Expr* Inside = Base.IgnoreParens();
  while (Inside != Inside->IgnoreImplicit()->IgnoreParens())
    Inside = Inside->IgnoreImplicit()->IgnoreParens();
  if (!llvm::isa<clang::CoawaitExpr, clang::DependentCoawaitExpr>(Inside)) return;
  if (const auto At = find(Parentheses->getLParen()))
    Text.insert(*At, {text("::dynify::companion::awaited")});
}

/// What a body calls that nobody defines.
void BodyRewriter::noteUse(const clang::CXXMethodDecl& M) {
  if (!isOfTrait(M) || M.isDependentContext() || M.isVirtual() || M.isDefined()) return;
  const std::unique_ptr<clang::MangleContext> Names(S.Context.createMangleContext());
  std::string Symbol;
  llvm::raw_string_ostream Stream(Symbol);
  Names->mangleName(clang::GlobalDecl(&M), Stream);
  Undefined.insert(Stream.str());
}

/// In a template, `x.get<0>()` is a comparison.
void BodyRewriter::disambiguate(clang::SourceLocation Name) {
  if (const auto At = find(Name)) Text.insert(*At, {text("template ")});
}

bool BodyRewriter::VisitCXXThisExpr(clang::CXXThisExpr* E) {
  if (isThis(*E) && !Handled.contains(E))
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
  const std::optional<Object> Of = objectOf(*Value);
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
         accessName(Hidden->getAccess()));
  return false;
}

bool BodyRewriter::isQualified(unsigned Offset) const {
  return Text.previous(Offset).is(clang::tok::coloncolon);
}

/// The companion's class offers what the trait does, but for what was left out; it does not stand
/// in the classes around the trait.
void BodyRewriter::qualify(const clang::NamedDecl& D, clang::SourceLocation Where) {
  const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext()->getRedeclContext());
  if (!Class || Class->isLocalClass() || Class->isLambda()) return;
  const bool IsOuter = Trait.getDeclContext()->isRecord() && Class->Encloses(&Trait) &&
                       patternOf(*Class) != Trait.getCanonicalDecl();
  // g++ 12 crashes where a template names an enumerator that came by `using enum` (tsubst_copy).
  const bool IsLeftOut =
      isOfTrait(D) && (isSkipped(D) || llvm::isa<clang::CXXMethodDecl, clang::EnumConstantDecl>(D));
  if (!IsOuter && !IsLeftOut) return;
  const auto At = find(Where);
  if (!At || isQualified(*At)) return;
  if (IsOuter)
    Text.insert(*At, {text("::" + Class->getQualifiedNameAsString() + "::")});
  else
    Text.insert(*At, {{ownerOf(D), {}}, text("::")});
}

bool BodyRewriter::VisitDeclRefExpr(clang::DeclRefExpr* E) {
  const clang::ValueDecl& D = *E->getDecl();
  if (E->getLocation().isInvalid() || !judge(D, E->getLocation())) return true;
  const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D);
  if (M && !M->isStatic() && isOfTrait(*M))
    refuse(E->getLocation(), refusals::DefaultThis, Trait.getName());
  else if (M && isOfTrait(*M) && E->hasQualifier())
    nameStatically(
        {{}, {}, E->getBeginLoc(), E->getLocation(), M, {}, rangeOf(E->getQualifierLoc())});
  else
    qualify(D, E->getLocation());
  return true;
}

bool BodyRewriter::VisitUnresolvedLookupExpr(clang::UnresolvedLookupExpr* E) {
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
  for (const clang::LambdaCapture& Capture : E->captures())
    if (Capture.capturesThis()) captureThis(*E, Capture);
  for (clang::Expr* Init : E->capture_inits())
    if (Init && isThis(*Init)) Handled.insert(Init->IgnoreParenImpCasts());
  return true;
}

/// A captured `this` is a reference to the implementor: `[&implementor]`.
void BodyRewriter::captureThis(const clang::LambdaExpr& E, const clang::LambdaCapture& Capture) {
  if (Capture.getCaptureKind() == clang::LCK_StarThis)
    return refuse(Capture.getLocation(), refusals::DefaultThis, Trait.getName());
  const BodyPieces Reference{text("&"), {BodyPart::Object, {}}};
  const bool HoldsAll = E.getCaptureDefault() == clang::LCD_ByRef;
  if (Capture.isImplicit()) {
    if (HoldsAll) return;
    if (const auto Default = find(E.getCaptureDefaultLoc()))
      Text.insert(Text.endOfToken(*Default), {text(", "), Reference[0], Reference[1]});
    return;
  }
  const auto At = find(Capture.getLocation());
  if (!At) return;
  const clang::Token Comma = Text.previous(*At);
  if (HoldsAll && Comma.is(clang::tok::comma))
    Text.replace(Text.offset(Comma), Text.endOfToken(*At), {});
  else
    Text.replace(*At, Text.endOfToken(*At), Reference);
}

bool BodyRewriter::TraverseNestedNameSpecifierLoc(clang::NestedNameSpecifierLoc Scope) {
  if (!Scope) return true;
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
    Text.replace(*From, Text.endOfToken(*To), {{BodyPart::Trait, {}}, text("::")});
  return true;
}

bool BodyRewriter::VisitTypedefNameDecl(clang::TypedefNameDecl* D) {
  LocalTypes.insert(D->getNameAsString());
  return true;
}

/// What a local alias or a `decltype` leads to depends on the implementor: `Item::value_type` is
/// not known to be a type.
void BodyRewriter::addTypename(clang::SourceRange Scope) {
  const auto From = Text.offsetOf(Scope.getBegin());
  const auto To = Text.offsetOf(Scope.getEnd());
  if (!From || !To) return;
  std::set<std::string> Names;
  collectIdentifiers(std::string_view(Text.slice(*From, *To)), Names);
  if (llvm::any_of(Names, [this](const std::string& Name) {
        return Name == "decltype" || LocalTypes.contains(Name);
      }))
    Text.insert(*From, {text("typename ")});
}

bool BodyRewriter::VisitTypeLoc(clang::TypeLoc Type) {
  if (const clang::SourceRange Scope = scopeWithoutKeyword(Type); Scope.isValid())
    addTypename(Scope);
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
