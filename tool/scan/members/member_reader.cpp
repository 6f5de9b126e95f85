#include "scan/members/member_reader.hpp"

#include <optional>

#include "clang/AST/DeclFriend.h"
#include "llvm/ADT/STLExtras.h"
#include "scan/marks/attributes.hpp"
#include "scan/members/declared_method.hpp"

namespace dynify::gen {
namespace {

/// The members that a declaration of the trait hides are not its types.
bool isHiddenByMethod(const clang::NamedDecl& D, const clang::CXXRecordDecl& Class) {
  return llvm::any_of(Class.lookup(D.getDeclName()), [](const clang::NamedDecl* Other) {
    return llvm::isa<clang::CXXMethodDecl>(Other);
  });
}

bool isConstant(const clang::VarDecl& V) {
  return V.isConstexpr() || V.getType().isConstQualified();
}

/// Whether its value is there to be a constant of the dyn, too.
bool hasConstantValue(const clang::VarDecl& V) {
  return V.isConstexpr() || (V.getType().isConstQualified() && V.hasInit());
}

}  // namespace

bool isSpecialMember(const clang::CXXMethodDecl& M) {
  return llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl,
                   clang::CXXDeductionGuideDecl>(M) ||
         M.isCopyAssignmentOperator() || M.isMoveAssignmentOperator();
}

MemberReader::MemberReader(clang::Sema& Given, const clang::CXXRecordDecl& Trait,
                           const TypeSpeller& Speller, CoroutineTypes& Coroutines)
    : S(Given), Class(Trait), Types(Speller), Methods(Given, Trait, Speller, Coroutines) {}

bool MemberReader::fail(const clang::NamedDecl& D, const Refusal& What) {
  const std::string Name = D.getNameAsString();
  report(S.getDiagnostics(), D.getLocation(), What, {Name});
  return false;
}

bool MemberReader::read(Trait& T, const std::set<std::string>& Hidden) {
  bool IsComplete = true;
  for (const clang::Decl* D : Class.decls()) {
    if (D->isImplicit() || findAttribute(*D, "skip").isValid()) continue;
    const clang::FunctionDecl* Function = D->getAsFunction();
    if (Function && Hidden.contains(Function->getNameAsString())) continue;
    IsComplete = readMember(*D, T) && IsComplete;
  }
  return IsComplete;
}

bool MemberReader::readMember(const clang::Decl& D, Trait& T) {
  if (const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(&D)) return readMethod(*M, T);
  if (const auto* F = llvm::dyn_cast<clang::FunctionTemplateDecl>(&D)) {
    const auto* M = llvm::dyn_cast<clang::CXXMethodDecl>(F->getTemplatedDecl());
    if (findAttribute(*F->getTemplatedDecl(), "skip").isValid() || (M && isSpecialMember(*M)))
      return true;
    return fail(*F, refusals::MethodTemplate);
  }
  if (const auto* Field = llvm::dyn_cast<clang::FieldDecl>(&D))
    return fail(*Field, refusals::DataMember);
  if (const auto* V = llvm::dyn_cast<clang::VarDecl>(&D)) return readVariable(*V, T);
  if (const auto* Using = llvm::dyn_cast<clang::UsingDecl>(&D)) return readUsing(*Using, T);
  if (const auto* Using = llvm::dyn_cast<clang::UsingEnumDecl>(&D)) {
    if (D.getAccess() == clang::AS_public) offerEnumerators(*Using->getEnumDecl(), T);
    return true;
  }
  return D.getAccess() != clang::AS_public || readOffered(D, T);
}

bool MemberReader::readOffered(const clang::Decl& D, Trait& T) {
  if (const auto* V = llvm::dyn_cast<clang::VarDecl>(&D))
    return !hasConstantValue(*V) || readVariable(*V, T);
  if (const auto* Template = llvm::dyn_cast<clang::RedeclarableTemplateDecl>(&D))
    return readTemplate(*Template, T);
  if (const auto* E = llvm::dyn_cast<clang::EnumDecl>(&D)) {
    readEnum(*E, T);
    return true;
  }
  if (const auto* Alias = llvm::dyn_cast<clang::TypedefNameDecl>(&D)) {
    readAlias(*Alias, T);
    return true;
  }
  const auto* Type = llvm::dyn_cast<clang::TypeDecl>(&D);
  if (Type && !Type->getName().empty() && Type->isFirstDecl() && !isHiddenByMethod(*Type, Class))
    T.Exports.push_back({ExportKind::Type, Type->getNameAsString(), {}, {}});
  return true;
}

/// What a type is that is made of associated ones, which are the dyn's own; nothing for others.
std::string MemberReader::textOfAssociated(clang::QualType Type) const {
  return Types.mentions(Type).Associated ? Types.spell(Type).abstract() : std::string();
}

void MemberReader::readAlias(const clang::TypedefNameDecl& D, Trait& T) {
  if (!D.isFirstDecl()) return;
  const clang::QualType Type = D.getUnderlyingType();
  if (Types.isAssociated(Type))
    T.Associated.push_back({D.getNameAsString()});
  else
    T.Exports.push_back({ExportKind::Type, D.getNameAsString(), {}, textOfAssociated(Type)});
}

bool MemberReader::readMethod(const clang::CXXMethodDecl& M, Trait& T) {
  // What a derived class fills in is called by the public methods only.
  const bool IsFilledIn = M.isVirtual() && M.getAccess() != clang::AS_public;
  if (IsFilledIn && isNonVirtualInterface(Class)) return true;
  if (isSpecialMember(M) || !Methods.judge().isSatisfied(M)) return true;
  std::optional<Method> Read = Methods.read(M);
  if (!Read) return false;
  const bool NamesTrait =
      Read->IsMaker || Read->NamesOwnTrait || Read->ReturnsOwn || !Read->Uses.empty();
  if (Read->IsStatic && Read->HasDefault && NamesTrait)
    return !Methods.judge().refuse({}, refusals::StaticMethod, M, namedTrait(M));
  T.Methods.push_back(std::move(*Read));
  return true;
}

/// The name of a trait that is in the signature.
llvm::StringRef MemberReader::namedTrait(const clang::CXXMethodDecl& M) const {
  if (const NamedTrait Result = Types.traitBehind(M.getReturnType()); Result.Pattern)
    return Result.Pattern->getName();
  for (const clang::ParmVarDecl* P : M.parameters())
    if (const NamedTrait Named = Types.traitBehind(P->getType()); Named.Pattern)
      return Named.Pattern->getName();
  return {};
}

bool MemberReader::readVariable(const clang::VarDecl& V, Trait& T) {
  if (!isConstant(V)) return fail(V, refusals::DataMember);
  if (V.getAccess() != clang::AS_public) return true;
  const ExportKind Kind = V.getType()->isArrayType() ? ExportKind::Array : ExportKind::Constant;
  T.Exports.push_back({Kind, V.getNameAsString(), {}, {}});
  return true;
}

bool MemberReader::readTemplate(const clang::RedeclarableTemplateDecl& D, Trait& T) {
  if (!llvm::isa<clang::ClassTemplateDecl, clang::TypeAliasTemplateDecl>(D)) return true;
  if (!D.isFirstDecl()) return true;
  TemplateHead Head = readTemplateHead(*D.getTemplateParameters(), Types);
  std::string Text;
  if (const auto* Alias = llvm::dyn_cast<clang::TypeAliasTemplateDecl>(&D))
    Text = textOfAssociated(Alias->getTemplatedDecl()->getUnderlyingType());
  T.Exports.push_back(
      {ExportKind::Template, D.getNameAsString(), std::move(Head), std::move(Text)});
  return true;
}

/// The methods of a base are the trait's in any case; a using-declaration keeps them from being
/// hidden (scan/supertraits).
bool MemberReader::readUsing(const clang::UsingDecl& Using, Trait& T) {
  const bool IsPublic = Using.getAccess() == clang::AS_public;
  for (const clang::UsingShadowDecl* Shadow : Using.shadows()) {
    const clang::NamedDecl* Target = Shadow->getTargetDecl();
    if (llvm::isa<clang::CXXMethodDecl>(Target) || !IsPublic) continue;
    const auto* Variable = llvm::dyn_cast<clang::VarDecl>(Target);
    const bool IsValue =
        llvm::isa<clang::EnumConstantDecl>(Target) || (Variable && isConstant(*Variable));
    if (!IsValue && !llvm::isa<clang::TypeDecl>(Target)) return fail(Using, refusals::MemberUsing);
    const bool IsArray = Variable && Variable->getType()->isArrayType();
    const ExportKind Kind = IsArray ? ExportKind::Array : ExportKind::Constant;
    T.Exports.push_back({IsValue ? Kind : ExportKind::Type, Using.getNameAsString(), {}, {}});
  }
  return true;
}

void MemberReader::offerEnumerators(const clang::EnumDecl& E, Trait& T) {
  for (const clang::EnumConstantDecl* Enumerator : E.enumerators())
    T.Exports.push_back({ExportKind::Constant, Enumerator->getNameAsString(), {}, {}});
}

/// A scoped enum is reached by its name. The enumerators of an unscoped one belong to the class; in
/// a template they are named one by one, since `using enum` takes no type that depends on a
/// parameter.
void MemberReader::readEnum(const clang::EnumDecl& E, Trait& T) {
  const bool HasName = !E.getName().empty() && !isHiddenByMethod(E, Class);
  if (HasName) T.Exports.push_back({ExportKind::Type, E.getNameAsString(), {}, {}});
  if (E.isScoped()) return;
  if (HasName && !Class.isDependentContext()) {
    T.Exports.push_back({ExportKind::Enumerators, E.getNameAsString(), {}, {}});
    return;
  }
  offerEnumerators(E, T);
}

}  // namespace dynify::gen
