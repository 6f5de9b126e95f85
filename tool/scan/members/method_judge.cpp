#include "scan/members/method_judge.hpp"

#include <string>

#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"
#include "scan/members/operators.hpp"
#include "scan/quiet.hpp"
#include "scan/types/signature.hpp"

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

MethodJudge::MethodJudge(clang::Sema& Given, const clang::CXXRecordDecl& Class,
                         const TypeSpeller& Speller, CoroutineTypes& Known,
                         const MethodExpressions& Read, const RemoteTrait* Asked)
    : S(Given),
      Context(Given.Context),
      Trait(Class),
      Types(Speller),
      Coroutines(Known),
      Expressions(Read),
      Remote(Asked) {}

bool MethodJudge::isSatisfied(const clang::CXXMethodDecl& M) {
  if (!constraintOf(M) || M.isDependentContext()) return true;
  clang::ConstraintSatisfaction Found;
  return S.CheckFunctionConstraints(&M, Found, M.getLocation()) || Found.IsSatisfied;
}

bool MethodJudge::refuse(clang::SourceLocation Where, const Refusal& What,
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
void MethodJudge::refuseFunction(clang::SourceLocation Where, const Refusal& What,
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

bool MethodJudge::refusesKind(const clang::CXXMethodDecl& M) {
  const clang::SourceLocation Where = M.getLocation();
  if (M.getAccess() != clang::AS_public)
    return refuse(Where, refusals::NonPublicMethod, M,
                  M.getAccess() == clang::AS_private ? "private" : "protected");
  if (allocates(M.getOverloadedOperator())) return refuse(Where, refusals::OperatorMethod, M);
  if (llvm::isa<clang::CXXConversionDecl>(M) && refuseConversion(M)) return true;
  if (M.isDeleted()) return refuse(Where, refusals::DeletedMethod, M);
  if (!Remote && !M.isStatic() && hasDefault(M) && findAttribute(Trait, "trait").isInvalid())
    return refuse(Where, refusals::DefaultMethod, M, Trait.getName());
  return M.isVolatile() && refuse({}, refusals::VolatileMethod, M);
}

/// A constructor has no type of its own to convert to that the caller could name.
bool MethodJudge::refuseConversion(const clang::CXXMethodDecl& M) {
  const NamedTrait Named = Types.traitBehind(M.getReturnType());
  const bool IsMaker = Named.Pattern && !M.getReturnType()->isReferenceType();
  return (IsMaker || Coroutines.isCoroutine(M)) &&
         refuse(M.getLocation(), refusals::ConversionMethod, M);
}

bool MethodJudge::refuseForm(const clang::FunctionDecl& M) {
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

bool MethodJudge::refusesSignature(const clang::FunctionDecl& M) {
  if (refuseForm(M)) return true;
  if (M.getReturnType()->getContainedDeducedType())
    return refuse(M.getTypeSpecStartLoc(), refusals::DeducedResult, M);
  if (refuseResult(M)) return true;
  return llvm::any_of(M.parameters(),
                      [&](const clang::ParmVarDecl* P) { return refuseParameter(*P, M); });
}

/// A trait by value is some implementor of it, in a box.
bool MethodJudge::refuseResult(const clang::FunctionDecl& M) {
  const clang::QualType Result = M.getReturnType();
  const clang::SourceLocation Where = M.getReturnTypeSourceRange().getBegin();
  const NamedTrait Named = Types.traitBehind(Result);
  const bool IsOwn = Named.Pattern == Trait.getDefinition();
  if (Named.Pattern && !IsOwn && !Result->isReferenceType())
    return refuseTrait(Named, Result, Where, M);
  if (Types.isOwnReference(Result)) return false;
  if (refuseType(Result, Where, M)) return true;
  return !Coroutines.isCoroutine(M) && refuseValue(Result, Where, M);
}

/// A reference to a trait is its dyn.
bool MethodJudge::refuseParameter(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
  const clang::SourceLocation Where = P.getTypeSpecStartLoc();
  const NamedTrait Named = Types.traitBehind(P.getType());
  if (Named.Pattern && P.getType()->isLValueReferenceType())
    return refuseTrait(Named, P.getType(), Where, M);
  return refuseType(P.getType(), Where, M) || refuseValue(P.getType(), Where, M) ||
         refuseImmovable(P, M) || refuseDefault(P, M);
}

bool MethodJudge::refuseTrait(const NamedTrait& Named, clang::QualType Type,
                              clang::SourceLocation Where, const clang::FunctionDecl& M) {
  const llvm::StringRef Name = Named.Pattern->getName();
  const bool IsConst = Type.getNonReferenceType().isConstQualified();
  const bool IsOwn = Named.Pattern == Trait.getDefinition();
  if (!IsOwn && !S.getSourceManager().isBeforeInTranslationUnit(Named.Pattern->getLocation(),
                                                                Trait.getLocation()))
    return refuse(Where, refusals::TraitOrder, M, Name);
  const std::optional<TraitReference> Reference = Types.reference(Named);
  if (!Reference) return true;  // reported where that trait is
  if (Reference->HasAssociated) return refuse(Where, refusals::TraitInSignature, M, Name);
  return IsConst && Reference->ConstDyn.empty() && refuse(Where, refusals::NoConstMethod, M, Name);
}

bool MethodJudge::refuseType(clang::QualType Type, clang::SourceLocation Where,
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
bool MethodJudge::isComplete(clang::QualType Type, clang::SourceLocation Where) {
  if (!Remote) return S.isCompleteType(Where, Type);
  const Quiet Asking(S.getDiagnostics());
  return S.isCompleteType(Where, Type) && !Type->getAsCXXRecordDecl()->isInvalidDecl();
}

bool MethodJudge::refuseValue(clang::QualType Type, clang::SourceLocation Where,
                              const clang::FunctionDecl& M) {
  if (Type->isDependentType() || Type->isVoidType() || !Type->isRecordType()) return false;
  if (isComplete(Type, M.getLocation())) return false;
  return refuse(Where, refusals::IncompleteType, M,
                Types.spell(Type.getUnqualifiedType()).abstract());
}

bool MethodJudge::refuseImmovable(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
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

bool MethodJudge::refuseDefault(const clang::ParmVarDecl& P, const clang::FunctionDecl& M) {
  if (Expressions.defaultOf(P)) return false;
  return refuse(P.getDefaultArgRange().getBegin(), refusals::DefaultArgument, M, P.getName());
}

}  // namespace dynify::gen
