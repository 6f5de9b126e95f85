#include "scan/method_reader.hpp"

#include <string>

#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/attributes.hpp"
#include "scan/body_rewriter.hpp"
#include "scan/expressions.hpp"
#include "scan/operators.hpp"
#include "scan/quiet.hpp"
#include "scan/remote_types.hpp"
#include "scan/signature.hpp"
#include "scan/source_text.hpp"

namespace dynify::gen {
namespace {

bool hasExplicitObject(const clang::FunctionDecl& M) {
  // C++23's explicit object parameters came to clang with version 18.
#if CLANG_VERSION_MAJOR >= 18
  return M.hasCXXExplicitFunctionObjectParameter();
#else
  static_cast<void>(M);
  return false;
#endif
}

/// Null: there is none.
/// Types are shared between functions, so clang's own answer may be the ellipsis of another one.
clang::SourceLocation ellipsisOf(const clang::FunctionDecl& M) {
  const clang::FunctionTypeLoc Type = M.getFunctionTypeLoc();
  const clang::SourceManager& Sources = M.getASTContext().getSourceManager();
  if (!Type || Type.getRParenLoc().isMacroID()) return M.getLocation();
  const auto [File, End] = Sources.getDecomposedLoc(Type.getRParenLoc());
  const std::size_t Found = Sources.getBufferData(File).take_front(End).rfind("...");
  return Sources.getComposedLoc(File, static_cast<unsigned>(Found));
}

bool isCheapToCopy(clang::QualType Type, const clang::ASTContext& Context) {
  return !Type->isDependentType() && !Type->isIncompleteType() &&
         Type.isTriviallyCopyableType(Context) &&
         Context.getTypeSizeInChars(Type).getQuantity() <= 16;
}

Passing passingOf(clang::QualType Type, const clang::ASTContext& Context) {
  if (Type->isLValueReferenceType()) return Passing::LvalueReference;
  if (Type->isDependentType()) return Passing::Forward;
  if (Type->isRValueReferenceType()) return Passing::Move;
  return isCheapToCopy(Type, Context) ? Passing::Copy : Passing::Move;
}

}  // namespace

MethodReader::MethodReader(clang::Sema& Given, const clang::CXXRecordDecl& Class,
                           const TypeSpeller& Speller, CoroutineTypes& Known,
                           const RemoteTrait* Asked)
    : S(Given),
      Context(Given.Context),
      Trait(Class),
      Types(Speller),
      Coroutines(Known),
      Remote(Asked) {}

std::optional<Method> MethodReader::read(const clang::CXXMethodDecl& M) {
  if (refuseKind(M) || (M.isVolatile() && refuse({}, refusals::VolatileMethod, M)))
    return std::nullopt;
  std::optional<Method> Read = readFunction(M);
  if (!Read) return std::nullopt;
  Read->IsStatic = M.isStatic();
  Read->HasDefault = !Remote && !M.isStatic() && hasDefault(M);
  Read->IsConst = M.isConst() || M.isStatic();
  if (M.getRefQualifier() == clang::RQ_LValue) Read->Reference = ReferenceQualifier::Lvalue;
  if (M.getRefQualifier() == clang::RQ_RValue) Read->Reference = ReferenceQualifier::Rvalue;
  if (M.isOverloadedOperator()) Read->Identifier = identifierOf(M.getOverloadedOperator());
  if (const auto* Conversion = llvm::dyn_cast<clang::CXXConversionDecl>(&M))
    readConversion(*Conversion, *Read);
  return Read;
}

std::optional<Method> MethodReader::readFunction(const clang::FunctionDecl& M) {
  if (refuseForm(M) || refuseSignature(M)) return std::nullopt;
  Method Read;
  Read.Name = M.getNameAsString();
  Read.IsCoroutine = Coroutines.isCoroutine(M);
  if (!readResult(M, Read)) return std::nullopt;
  for (const clang::ParmVarDecl* P : M.parameters()) {
    std::optional<Parameter> One = readParameter(*P, Read);
    if (!One) return std::nullopt;
    Read.Parameters.push_back(std::move(*One));
  }
  Read.Requires = readConstraint(M);
  Read.IsConstexpr = M.isConstexpr();
  Read.Noexcept = readNoexcept(M);
  Read.Comment = documentationOf(M, Context);
  Read.Attributes = carriedAttributes(M);
  Read.Position = positionOf(M.getLocation(), Context);
  return Read;
}

bool MethodReader::isSatisfied(const clang::CXXMethodDecl& M) {
  if (!constraintOf(M) || M.isDependentContext()) return true;
  clang::ConstraintSatisfaction Found;
  return S.CheckFunctionConstraints(&M, Found, M.getLocation()) || Found.IsSatisfied;
}

/// In an instance it is satisfied, or the method is not there.
std::string MethodReader::readConstraint(const clang::FunctionDecl& M) {
  const clang::Expr* Constraint = constraintOf(M);
  if (!Constraint || !M.isDependentContext()) return {};
  Constraint = Constraint->IgnoreParens();
  return textOf(*Constraint, Constraint->getSourceRange(), Trait, S, Types.policy())
      .value_or("true");
}

bool MethodReader::refuse(clang::SourceLocation Where, const Refusal& What,
                          const clang::FunctionDecl& M, llvm::StringRef Second,
                          llvm::StringRef Third) {
  const bool IsConversion = llvm::isa<clang::CXXConversionDecl>(M);
  const std::string Name =
      IsConversion ? "operator " + Types.spell(M.getReturnType()).abstract() : M.getNameAsString();
  if (Where.isInvalid()) Where = M.getLocation();
  if (!llvm::isa<clang::CXXMethodDecl>(M))
    refuseFunction(Where, What, {Name, Second, Third});
  else if (!Remote)
    report(S.getDiagnostics(), Where, What, {Name, Second, Third});
  else if (Remote->SkipUnsupported)
    reportLeftOut(S.getDiagnostics(), Where, What, {Name, Second, Third});
  else
    reportWithFix(S.getDiagnostics(), Where, What, {Name, Second, Third}, Remote->skipHint(Name));
  return true;
}

/// The words for methods, as they fit a function that has no class.
void MethodReader::refuseFunction(clang::SourceLocation Where, const Refusal& What,
                                  llvm::ArrayRef<llvm::StringRef> Arguments) {
  const auto Replaced = [](std::string Text, llvm::StringRef From, llvm::StringRef To) {
    if (const std::size_t At = Text.find(From.str()); At != std::string::npos)
      Text.replace(At, From.size(), To.str());
    return Text;
  };
  const std::string Text = Replaced(Replaced(What.Text, "method '%0'", "function '%0'"),
                                    "called through a dyn", "given a constructor");
  std::string Fix =
      Replaced(What.Fix, "leave it out with '[[dynify::skip]]'", "remove the attribute");
  Fix = Replaced(Fix, "leave the method out with '[[dynify::skip]]'", "remove the attribute");
  report(S.getDiagnostics(), Where, {What.Id, Text.c_str(), Fix.c_str()}, Arguments);
}

/// What a table has no entry for.
bool MethodReader::refuseKind(const clang::CXXMethodDecl& M) {
  const clang::SourceLocation Where = M.getLocation();
  if (M.getAccess() != clang::AS_public)
    return refuse(Where, refusals::NonPublicMethod, M,
                  M.getAccess() == clang::AS_private ? "private" : "protected");
  if (allocates(M.getOverloadedOperator())) return refuse(Where, refusals::OperatorMethod, M);
  if (llvm::isa<clang::CXXConversionDecl>(M) && refuseConversion(M)) return true;
  if (M.isDeleted()) return refuse(Where, refusals::DeletedMethod, M);
  if (!Remote && !M.isStatic() && hasDefault(M) && findAttribute(Trait, "trait").isInvalid())
    return refuse(Where, refusals::DefaultMethod, M, Trait.getName());
  return false;
}

/// A constructor has no type of its own to convert to that the caller could name.
bool MethodReader::refuseConversion(const clang::CXXMethodDecl& M) {
  const NamedTrait Named = Types.traitBehind(M.getReturnType());
  const bool IsMaker = Named.Pattern && !M.getReturnType()->isReferenceType();
  return (IsMaker || Coroutines.isCoroutine(M)) &&
         refuse(M.getLocation(), refusals::ConversionMethod, M);
}

/// The name of a conversion is its type, spelled as any other; one that is spelled around a
/// declarator has no such name.
void MethodReader::readConversion(const clang::CXXConversionDecl& M, Method& Read) {
  const std::string Result = Read.Result.abstract();
  const bool IsSplit = !Read.Result.After.empty();
  Read.Name = "operator " + (IsSplit ? "::std::type_identity_t<" + Result + ">" : Result);
  Read.Identifier = "operator_conversion";
  Read.IsConversion = true;
  const clang::ExplicitSpecifier& Explicit = M.getExplicitSpecifier();
  if (Explicit.isExplicit()) Read.Explicit = "explicit ";
  if (const clang::Expr* Condition = Explicit.getExpr();
      Condition && Explicit.getKind() == clang::ExplicitSpecKind::Unresolved)
    Read.Explicit =
        "explicit(" +
        textOf(*Condition, Condition->getSourceRange(), Trait, S, Types.policy()).value_or("true") +
        ") ";
}

bool MethodReader::refuseForm(const clang::FunctionDecl& M) {
  const clang::SourceLocation Where = M.getLocation();
  if (M.isDeleted()) return refuse(Where, refusals::DeletedMethod, M);
  if (M.isConsteval()) return refuse(Where, refusals::ConstevalMethod, M);
  if (hasExplicitObject(M))
    return refuse(M.getParamDecl(0)->getBeginLoc(), refusals::ExplicitObject, M);
  if (constraintOf(M) && M.isDependentContext() && Types.isSubstituted() &&
      findAttribute(Trait, "trait").isInvalid())
    return refuse(Where, refusals::ConstrainedMethod, M);
  if (M.isDependentContext())
    if (const clang::SourceLocation Member = memberInSignature(M); Member.isValid())
      return refuse(Member, refusals::MemberInSignature, M);
  if (M.isVariadic()) return refuse(ellipsisOf(M), refusals::VariadicMethod, M);
  return false;
}

bool MethodReader::refuseSignature(const clang::FunctionDecl& M) {
  if (M.getReturnType()->getContainedDeducedType())
    return refuse(M.getTypeSpecStartLoc(), refusals::DeducedResult, M);
  if (refuseResult(M)) return true;
  return llvm::any_of(M.parameters(),
                      [&](const clang::ParmVarDecl* P) { return refuseParameter(*P, M); });
}

/// A trait by value is some implementor of it, in a box.
bool MethodReader::refuseResult(const clang::FunctionDecl& M) {
  const clang::QualType Result = M.getReturnType();
  const clang::SourceLocation Where = M.getReturnTypeSourceRange().getBegin();
  const NamedTrait Named = Types.traitBehind(Result);
  const bool IsOwn = Named.Pattern == Trait.getDefinition();
  if (Named.Pattern && !IsOwn && !Result->isReferenceType())
    return refuseTrait(Named, Result, Where, M);
  if (refuseType(Result, Where, M)) return true;
  return !Coroutines.isCoroutine(M) && refuseValue(Result, Where, M);
}

/// A reference to a trait is its dyn.
bool MethodReader::refuseParameter(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
  const clang::SourceLocation Where = P.getTypeSpecStartLoc();
  const NamedTrait Named = Types.traitBehind(P.getType());
  if (Named.Pattern && P.getType()->isLValueReferenceType())
    return refuseTrait(Named, P.getType(), Where, M);
  return refuseType(P.getType(), Where, M) || refuseValue(P.getType(), Where, M) ||
         refuseImmovable(P, M) || refuseDefault(P, M);
}

bool MethodReader::refuseTrait(const NamedTrait& Named, clang::QualType Type,
                               clang::SourceLocation Where, const clang::FunctionDecl& M) {
  const llvm::StringRef Name = Named.Pattern->getName();
  const bool IsConst = Type.getNonReferenceType().isConstQualified();
  const bool IsOwn = Named.Pattern == Trait.getDefinition();
  if (!IsOwn && !S.getSourceManager().isBeforeInTranslationUnit(Named.Pattern->getLocation(),
                                                                Trait.getLocation()))
    return refuse(Where, refusals::TraitOrder, M, Name);
  const std::optional<Supertrait> Reference = Types.reference(Named);
  if (!Reference) return true;  // reported where that trait is
  if (Reference->HasAssociated) return refuse(Where, refusals::TraitInSignature, M, Name);
  return IsConst && Reference->ConstDyn.empty() && refuse(Where, refusals::NoConstMethod, M, Name);
}

bool MethodReader::refuseType(clang::QualType Type, clang::SourceLocation Where,
                              const clang::FunctionDecl& M) {
  const Mentions Named = Types.mentions(Type);
  if (Named.Hidden)
    return refuse(Where, refusals::PrivateType, M, Named.Hidden->getName(),
                  Named.Hidden->getAccess() == clang::AS_private ? "private" : "protected");
  if (!Named.Trait) return false;
  const bool IsOwn = Named.Trait->getCanonicalDecl() == Trait.getCanonicalDecl();
  return refuse(Where, IsOwn ? refusals::OwnType : refusals::TraitInSignature, M,
                Named.Trait->getName());
}

/// The dyn's methods have bodies, which need the types that go by value.
/// A class that was not written to be a trait may name instances that nobody has needed yet, and
/// that do not compile.
bool MethodReader::isComplete(clang::QualType Type, clang::SourceLocation Where) {
  if (!Remote) return S.isCompleteType(Where, Type);
  const Quiet Asking(S.getDiagnostics());
  return S.isCompleteType(Where, Type) && !Type->getAsCXXRecordDecl()->isInvalidDecl();
}

bool MethodReader::refuseValue(clang::QualType Type, clang::SourceLocation Where,
                               const clang::FunctionDecl& M) {
  if (Type->isDependentType() || Type->isVoidType() || !Type->isRecordType()) return false;
  if (isComplete(Type, M.getLocation())) return false;
  return refuse(Where, refusals::IncompleteType, M,
                Types.spell(Type.getUnqualifiedType()).abstract());
}

namespace {

/// Whether `Class` is moved by a constructor that is its own and for everybody, so that there is no
/// need to look for the best of many: that of std::string takes as long to be found as the method
/// to be read.
bool isMovedPlainly(const clang::CXXRecordDecl& Class) {
  if (!Class.hasDefinition() || Class.needsImplicitDestructor()) return false;
  const clang::CXXDestructorDecl* End = Class.getDestructor();
  if (!End || End->isDeleted() || End->getAccess() != clang::AS_public) return false;
  return llvm::any_of(Class.ctors(), [](const clang::CXXConstructorDecl* C) {
    unsigned Qualifiers = 0;
    return C->isMoveConstructor(Qualifiers) && Qualifiers == 0 && C->getNumParams() == 1 &&
           !C->isDeleted() && C->getAccess() == clang::AS_public && !constraintOf(*C);
  });
}

}  // namespace

bool MethodReader::refuseImmovable(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
  const clang::QualType Type = P.getType().getUnqualifiedType();
  if (Type->isDependentType() || !Type->isRecordType()) return false;
  if (isMovedPlainly(*Type->getAsCXXRecordDecl())) return false;
  const clang::SourceLocation Where = P.getTypeSpecStartLoc();
  clang::TypeSourceInfo* Arguments[] = {
      S.Context.getTrivialTypeSourceInfo(Type, Where),
      S.Context.getTrivialTypeSourceInfo(Context.getRValueReferenceType(Type), Where)};
  const clang::ExprResult Result =
      S.BuildTypeTrait(clang::TT_IsConstructible, Where, Arguments, Where);
  const auto* Answer =
      Result.isInvalid() ? nullptr : llvm::dyn_cast<clang::TypeTraitExpr>(Result.get());
  const auto IsTrue = [&] {
    const std::optional<llvm::APSInt> Value = Result.get()->getIntegerConstantExpr(Context);
    return !Value || Value->getBoolValue();
  };
  if (!Answer || IsTrue()) return false;
  return refuse(Where, refusals::ImmovableParameter, M, Types.spell(Type).abstract());
}

bool MethodReader::readResult(const clang::FunctionDecl& M, Method& Read) {
  const clang::QualType Result = M.getReturnType().getUnqualifiedType();
  const NamedTrait Named = Types.traitBehind(Result);
  Read.IsMaker = Named.Pattern && !Result->isReferenceType();
  Read.Result = Types.spell(Result);
  if (!Read.IsMaker) return true;
  const std::optional<Supertrait> Reference = Types.reference(Named);
  if (!Reference) return false;
  Read.Result = {"::dynify::box<" + Reference->Trait + ">", ""};
  Read.Uses.push_back(Reference->Header);
  return true;
}

std::optional<Parameter> MethodReader::readTraitParameter(const clang::ParmVarDecl& P, Method& M) {
  const NamedTrait Named = Types.traitBehind(P.getType());
  const std::optional<Supertrait> Reference = Types.reference(Named);
  if (!Reference) return std::nullopt;
  const bool IsConst = P.getType().getNonReferenceType().isConstQualified();
  Parameter Read;
  Read.Name = P.getNameAsString();
  Read.Declared = {IsConst ? Reference->ConstDyn : Reference->Dyn, ""};
  M.NamesOwnTrait = M.NamesOwnTrait || Named.Pattern == Trait.getDefinition();
  if (Named.Pattern == Trait.getDefinition() && !M.isDeferred()) {
    // An argument by value would have to be complete in the table.
    Read.Declared = {"const " + Read.Declared.Before + "&", ""};
    Read.Passed = Passing::LvalueReference;
    Read.IsReference = true;
  }
  Read.Decayed = Read.Declared;
  if (Named.Pattern != Trait.getDefinition()) M.Uses.push_back(Reference->Header);
  return Read;
}

std::optional<Parameter> MethodReader::readParameter(const clang::ParmVarDecl& P, Method& M) {
  if (P.getType()->isLValueReferenceType() && Types.traitBehind(P.getType()).Pattern)
    return readTraitParameter(P, M);
  Parameter Read;
  clang::QualType Declared = P.getOriginalType().getUnqualifiedType();
  clang::QualType Decayed = P.getType().getUnqualifiedType();
  if (const auto* Expansion = Declared->getAs<clang::PackExpansionType>()) {
    Read.IsPack = true;
    Declared = Decayed = Expansion->getPattern();
  }
  Read.Declared = Types.spell(Declared);
  Read.Decayed = Types.spell(Decayed);
  Read.Name = P.getNameAsString();
  Read.Passed = passingOf(Types.resolve(Decayed), Context);
  if (Types.mentions(Decayed).Associated && !Decayed->isLValueReferenceType())
    Read.Passed = Passing::Forward;
  Read.IsReference = Types.resolve(Decayed)->isReferenceType();
  Read.Default = readDefault(P).value_or("");
  return Read;
}

bool MethodReader::refuseDefault(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
  if (readDefault(P)) return false;
  return refuse(P.getDefaultArgRange().getBegin(), refusals::DefaultArgument, M, P.getName());
}

/// Nothing: there is one, and it cannot be said where the companion is.
std::optional<std::string> MethodReader::readDefault(const clang::ParmVarDecl& P) {
  if (!P.hasDefaultArg() || P.hasUnparsedDefaultArg()) return "";
  // A base that is known may stand in another namespace.
  const bool IsKnown = !P.getDeclContext()->isDependentContext();
  if (Remote && IsKnown) {
    auto& Parameter = const_cast<clang::ParmVarDecl&>(P);
    auto* Function = llvm::cast<clang::FunctionDecl>(Parameter.getDeclContext());
    if (P.hasUninstantiatedDefaultArg() &&
        S.InstantiateDefaultArgument(P.getLocation(), Function, &Parameter))
      return std::nullopt;
    return qualifiedText(*P.getDefaultArg(), Context, Types.policy());
  }
  const clang::Expr* Default =
      P.hasUninstantiatedDefaultArg() ? P.getUninstantiatedDefaultArg() : P.getDefaultArg();
  if (Remote && namesHidden(*Default)) return std::nullopt;
  std::optional<std::string> Text =
      textOf(*Default, P.getDefaultArgRange(), Trait, S, Types.policy());
  // Of `= {}` for a parameter without a name, clang's range begins at the equals sign.
  if (Text) Text = llvm::StringRef(*Text).ltrim("= ").str();
  return Text;
}

std::string MethodReader::readNoexcept(const clang::FunctionDecl& M) {
  const auto* Type = M.getType()->castAs<clang::FunctionProtoType>();
  if (Remote && clang::isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    Type = S.ResolveExceptionSpec(M.getLocation(), Type);
  if (!Type) return {};
  switch (Type->getExceptionSpecType()) {
    case clang::EST_DynamicNone:
    case clang::EST_NoThrow:
    case clang::EST_BasicNoexcept:
    case clang::EST_NoexceptTrue:
      return "true";
    case clang::EST_DependentNoexcept: {
      const clang::Expr* Condition = Type->getNoexceptExpr();
      if (Remote && namesHidden(*Condition)) return {};  // a dyn may promise less
      return textOf(*Condition, Condition->getSourceRange(), Trait, S, Types.policy()).value_or("");
    }
    default:
      return {};
  }
}

}  // namespace dynify::gen
