#include "scan/members/method_reader.hpp"

#include <string>

#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"
#include "scan/members/operators.hpp"
#include "scan/source_text.hpp"

namespace dynify::gen {
namespace {

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
    : Context(Given.Context),
      Trait(Class),
      Types(Speller),
      Coroutines(Known),
      Remote(Asked),
      Expressions(Given, Class, Speller, Asked),
      Judge(Given, Class, Speller, Known, Expressions, Asked) {}

std::optional<Method> MethodReader::read(const clang::CXXMethodDecl& M) {
  if (Judge.refusesKind(M)) return std::nullopt;
  std::optional<Method> Read = readFunction(M);
  if (!Read) return std::nullopt;
  Read->IsStatic = M.isStatic();
  Read->HasDefault = !Remote && hasDefault(M);
  Read->IsConst = M.isConst() || M.isStatic();
  if (M.getRefQualifier() == clang::RQ_LValue) Read->Reference = ReferenceQualifier::Lvalue;
  if (M.getRefQualifier() == clang::RQ_RValue) Read->Reference = ReferenceQualifier::Rvalue;
  if (M.isOverloadedOperator()) Read->Identifier = identifierOf(M.getOverloadedOperator());
  if (const auto* Conversion = llvm::dyn_cast<clang::CXXConversionDecl>(&M))
    readConversion(*Conversion, *Read);
  return Read;
}

std::optional<Method> MethodReader::readFunction(const clang::FunctionDecl& M) {
  if (Judge.refusesSignature(M)) return std::nullopt;
  Method Read;
  Read.Name = M.getNameAsString();
  Read.Written = Read.Name;
  Read.IsCoroutine = Coroutines.isCoroutine(M);
  Read.MayBeCoroutine = !llvm::isa<clang::CXXConversionDecl>(M) &&
                        (Coroutines.mayBeCoroutine(M) ||
                         (!isMarkedOrdinary(M) && Types.isAssociatedItself(M.getReturnType())));
  if (!readResult(M, Read)) return std::nullopt;
  for (const clang::ParmVarDecl* P : M.parameters()) {
    std::optional<Parameter> One = readParameter(*P, Read);
    if (!One) return std::nullopt;
    Read.Parameters.push_back(std::move(*One));
  }
  Read.Requires = Expressions.constraintOf(M);
  Read.IsConstexpr = M.isConstexpr();
  Read.Noexcept = Expressions.noexceptOf(M);
  Read.Comment = documentationOf(M, Context);
  Read.Attributes = carriedAttributes(M);
  Read.Position = positionOf(M.getLocation(), Context);
  return Read;
}

/// The name of a conversion is its type, spelled as any other; one that is spelled around a
/// declarator has no such name.
void MethodReader::readConversion(const clang::CXXConversionDecl& M, Method& Read) {
  const std::string Result = Read.Result.abstract();
  const bool IsSplit = !Read.Result.After.empty();
  Read.Name = "operator " + (IsSplit ? "::std::type_identity_t<" + Result + ">" : Result);
  Read.Identifier = "operator_conversion";
  Read.IsConversion = true;
  Read.Explicit = Expressions.explicitOf(M);
}

bool MethodReader::readResult(const clang::FunctionDecl& M, Method& Read) {
  const clang::QualType Result = M.getReturnType().getUnqualifiedType();
  const NamedTrait Named = Types.traitBehind(Result);
  Read.IsMaker = Named.Pattern && !Result->isReferenceType();
  Read.ReturnsOwn = Types.isOwnReference(Result);
  if (Read.ReturnsOwn) return true;  // its dyn is spelled by who has it
  Read.Result = Types.spell(Result);
  if (!Read.IsMaker) return true;
  const std::optional<TraitReference> Reference = Types.reference(Named);
  if (!Reference) return false;
  Read.Result = {"::dynify::box<" + Reference->Trait + ">", ""};
  Read.Uses.push_back(Reference->Header);
  return true;
}

std::optional<Parameter> MethodReader::readTraitParameter(const clang::ParmVarDecl& P, Method& M) {
  const NamedTrait Named = Types.traitBehind(P.getType());
  const std::optional<TraitReference> Reference = Types.reference(Named);
  if (!Reference) return std::nullopt;
  const bool IsConst = P.getType().getNonReferenceType().isConstQualified();
  Parameter Read;
  Read.Name = P.getNameAsString();
  Read.Declared = {IsConst ? Reference->ConstDyn : Reference->Dyn, ""};
  M.NamesOwnTrait = M.NamesOwnTrait || Named.Pattern == Trait.getDefinition();
  if (Named.Pattern == Trait.getDefinition() && !M.isDeferred()) {
    // An argument by value would have to be complete in the table.
    M.MayBeCoroutine = false;
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
  Read.Default = Expressions.defaultOf(P).value_or("");
  return Read;
}

}  // namespace dynify::gen
