#include "scan/types/types.hpp"

#include <string>
#include <utility>

#include "clang/AST/QualTypeNames.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "model/identifiers.hpp"
#include "model/names.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/types/declared_behind.hpp"
#include "scan/types/remote_types.hpp"

namespace dynify::gen {
namespace {

/// Stands for the declared name while a type is printed around it.
constexpr llvm::StringLiteral Placeholder = "dynify_declared_name";

/// clang qualifies what is named directly, behind pointers and references, and in template
/// arguments, but not inside of functions and arrays.
clang::QualType qualified(clang::QualType Type, const clang::ASTContext& Context) {
  const clang::Qualifiers Own = Type.getLocalQualifiers();
  const clang::Type* Plain = Type.getTypePtr();
  if (const auto* Paren = llvm::dyn_cast<clang::ParenType>(Plain))
    return Context.getParenType(qualified(Paren->getInnerType(), Context));
  if (const auto* Pointer = llvm::dyn_cast<clang::PointerType>(Plain))
    return Context.getQualifiedType(
        Context.getPointerType(qualified(Pointer->getPointeeType(), Context)), Own);
  if (const auto* Reference = llvm::dyn_cast<clang::LValueReferenceType>(Plain))
    return Context.getLValueReferenceType(qualified(Reference->getPointeeTypeAsWritten(), Context));
  if (const auto* Reference = llvm::dyn_cast<clang::RValueReferenceType>(Plain))
    return Context.getRValueReferenceType(qualified(Reference->getPointeeTypeAsWritten(), Context));
  if (const auto* Array = llvm::dyn_cast<clang::ConstantArrayType>(Plain))
    return Context.getConstantArrayType(qualified(Array->getElementType(), Context),
                                        Array->getSize(), Array->getSizeExpr(),
                                        Array->getSizeModifier(), 0);
  if (const auto* Function = llvm::dyn_cast<clang::FunctionProtoType>(Plain)) {
    llvm::SmallVector<clang::QualType, 8> Parameters;
    for (const clang::QualType Parameter : Function->param_types())
      Parameters.push_back(qualified(Parameter, Context));
    return Context.getFunctionType(qualified(Function->getReturnType(), Context), Parameters,
                                   Function->getExtProtoInfo());
  }
  return clang::TypeName::getFullyQualifiedType(Type, Context, true);
}

/// Some C++ libraries declare these in namespace std, others outside of it, and both in the end:
/// a companion is the same whichever it is made with.
std::string withStandardNames(std::string Text) {
  for (const llvm::StringRef Name : {"::size_t", "::ptrdiff_t", "::max_align_t", "::nullptr_t"})
    for (std::size_t At = 0; (At = Text.find(Name.str(), At)) != std::string::npos;
         At += Name.size()) {
      const bool IsScoped =
          At > 0 && clang::isAsciiIdentifierContinue(static_cast<unsigned char>(Text[At - 1]));
      const std::size_t End = At + Name.size();
      const bool IsLonger = End < Text.size() &&
                            clang::isAsciiIdentifierContinue(static_cast<unsigned char>(Text[End]));
      if (!IsScoped && !IsLonger) Text.insert(At, "::std");
    }
  return Text;
}

TypeText print(clang::QualType Type, const clang::PrintingPolicy& Policy) {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  Type.print(Stream, Policy, Placeholder);
  const auto [Before, After] = llvm::StringRef(Stream.str()).split(Placeholder);
  const auto Written = [](llvm::StringRef Part) {
    return withoutDigraphs(withStandardNames(Part.str()));
  };
  return {Written(Before.rtrim()), Written(After)};
}

/// Whether `D` is a member of namespace dynify, or of an inline namespace in it.
bool isOurs(const clang::NamedDecl& D) {
  const clang::DeclContext* Context = D.getDeclContext()->getEnclosingNamespaceContext();
  while (Context->isInlineNamespace()) Context = Context->getParent();
  const auto* Namespace = llvm::dyn_cast<clang::NamespaceDecl>(Context);
  return Namespace && Namespace->getName() == "dynify" &&
         Namespace->getParent()->isTranslationUnit();
}

/// Names that may be templates over a trait: the runtime's own, which know what a trait is.
bool isErasing(const clang::TemplateDecl& Template) {
  return isOurs(Template) && Template.getName() != "task";
}

class MentionFinder : public clang::RecursiveASTVisitor<MentionFinder> {
 public:
  explicit MentionFinder(const clang::CXXRecordDecl& Class) : Trait(Class) {}

  bool VisitTagType(clang::TagType* Type) {
    see(*Type->getDecl());
    if (isAssociatedClass(*Type->getDecl())) Found.Associated = true;
    if (const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(Type->getDecl())) name(*Class);
    if (const auto* Instance =
            llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(Type->getDecl()))
      if (!isErasing(*Instance->getSpecializedTemplate()))
        for (const clang::TemplateArgument& A : Instance->getTemplateArgs().asArray())
          visitArgument(A);
    return true;
  }

  bool VisitInjectedClassNameType(clang::InjectedClassNameType* Type) {
    name(*Type->getDecl());
    return true;
  }

  bool VisitTypedefType(clang::TypedefType* Type) {
    see(*Type->getDecl());
    return true;
  }

  bool TraverseTemplateSpecializationType(clang::TemplateSpecializationType* Type, bool = true) {
    const clang::TemplateDecl* Template = Type->getTemplateName().getAsTemplateDecl();
    if (Template) see(*Template);
    if (Template && isErasing(*Template)) return true;
    if (Template)
      if (const auto* Class =
              llvm::dyn_cast_or_null<clang::CXXRecordDecl>(Template->getTemplatedDecl()))
        name(*Class);
    for (const clang::TemplateArgument& A : Type->template_arguments()) visitArgument(A);
    return true;
  }

  /// A trait in front of `::` is no type of its own.
  template <class Scope>
  bool TraverseNestedNameSpecifier(Scope Around) {
    ++Scopes;
    const bool GoesOn = RecursiveASTVisitor::TraverseNestedNameSpecifier(Around);
    --Scopes;
    return GoesOn;
  }

  Mentions Found;

 private:
  void name(const clang::CXXRecordDecl& Class) {
    if (Scopes == 0 && isTrait(Class)) Found.Trait = &Class;
  }

  static bool isTrait(const clang::CXXRecordDecl& Class) {
    const clang::CXXRecordDecl* Pattern = Class.getTemplateInstantiationPattern();
    return findAttribute(Pattern ? *Pattern : Class, "trait").isValid();
  }

  void visitArgument(const clang::TemplateArgument& A) {
    const unsigned Around = std::exchange(Scopes, 0);
    if (A.getKind() == clang::TemplateArgument::Type) TraverseType(A.getAsType());
    if (A.getKind() == clang::TemplateArgument::Pack)
      for (const clang::TemplateArgument& Element : A.pack_elements()) visitArgument(Element);
    Scopes = Around;
  }

  void see(const clang::NamedDecl& D) {
    const auto* Class = llvm::dyn_cast<clang::CXXRecordDecl>(D.getDeclContext());
    if (!Class) return;
    const bool IsOwn = Class->getCanonicalDecl() == Trait.getCanonicalDecl();
    if (!IsOwn) Found.OuterMember = true;
    if (IsOwn && D.getAccess() != clang::AS_public) Found.Hidden = &D;
  }

  const clang::CXXRecordDecl& Trait;
  unsigned Scopes = 0;  ///< around what is visited
};

/// The template of a type that depends on parameters, where clang names it without its scope, or
/// gives one to a template template parameter.
const clang::TemplateDecl* bareTemplate(clang::QualType Type) {
#if CLANG_VERSION_MAJOR < 22  // where every type that is written stands in one that has its scope
  if (const auto* Written = llvm::dyn_cast<clang::ElaboratedType>(Type.getTypePtr());
      Written && !Written->getQualifier() && !Type.hasLocalQualifiers())
    Type = Written->getNamedType();
#endif
  const auto* Instance = llvm::dyn_cast<clang::TemplateSpecializationType>(Type.getTypePtr());
  if (!Instance || !Type->isDependentType() || Type.hasQualifiers()) return nullptr;
  const clang::TemplateName Name = Instance->getTemplateName();
  const clang::TemplateDecl* Template = Name.getAsTemplateDecl();
  const bool IsScoped = Name.getKind() == clang::TemplateName::QualifiedTemplate &&
                        Name.getAsQualifiedTemplateName()->getQualifier();
  const bool IsBare = Template && (llvm::isa<clang::TemplateTemplateParmDecl>(Template) ||
                                   Template->getDeclContext()->getRedeclContext()->isFileContext());
  return IsBare && !IsScoped ? Template : nullptr;
}

bool isNested(const clang::CXXRecordDecl& Trait) { return Trait.getDeclContext()->isRecord(); }

std::string printExpression(const clang::Expr& E, const clang::PrintingPolicy& Policy) {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  E.printPretty(Stream, nullptr, Policy);
  return Stream.str();
}

/// Parameters of template template parameters may be nameless; those of a trait are given a name.
std::string nameOf(const clang::NamedDecl& P, unsigned Index, bool MustHaveName) {
  if (!P.getName().empty() || !MustHaveName) return P.getName().str();
  return "Parameter" + std::to_string(Index + 1);
}

class TemplateHeadReader {
 public:
  explicit TemplateHeadReader(const TypeSpeller& Speller) : Types(Speller) {}

  TemplateHead read(const clang::TemplateParameterList& List, bool MustHaveNames) const {
    TemplateHead Head;
    for (unsigned I = 0; I < List.size(); ++I)
      Head.Parameters.push_back(
          readParameter(*List.getParam(I), nameOf(*List.getParam(I), I, MustHaveNames)));
    if (const clang::Expr* Requires = List.getRequiresClause())
      Head.Requires = printExpression(*Requires, Types.policy());
    return Head;
  }

 private:
  TemplateParameter readParameter(const clang::NamedDecl& P, const std::string& Name) const {
    TemplateParameter Read;
    if (const auto* Type = llvm::dyn_cast<clang::TemplateTypeParmDecl>(&P))
      Read = readType(*Type, Name);
    else if (const auto* Value = llvm::dyn_cast<clang::NonTypeTemplateParmDecl>(&P))
      Read = readValue(*Value, Name);
    else
      Read = readTemplate(llvm::cast<clang::TemplateTemplateParmDecl>(P), Name);
    Read.Argument = P.isParameterPack() ? Name + "..." : Name;
    return Read;
  }

  static std::string tailOf(const clang::NamedDecl& P, const std::string& Name) {
    return (P.isParameterPack() ? "..." : "") + (Name.empty() ? Name : " " + Name);
  }

  TemplateParameter readType(const clang::TemplateTypeParmDecl& P, const std::string& Name) const {
    const std::string Tail = tailOf(P, Name);
    TemplateParameter Read;
    Read.Global = "class" + Tail;
    Read.Declaration = Read.Global;
    if (const clang::TypeConstraint* Constraint = P.getTypeConstraint()) {
      std::string Text;
      llvm::raw_string_ostream Stream(Text);
      Constraint->print(Stream, Types.policy());
      Read.Declaration = Stream.str() + Tail;
    }
    if (P.hasDefaultArgument()) Read.Default = defaultType(P);
    return Read;
  }

  std::string defaultType(const clang::TemplateTypeParmDecl& P) const {
    // LLVM 19 keeps the argument with its source, where there was the type alone.
#if CLANG_VERSION_MAJOR >= 19
    return Types.spell(P.getDefaultArgument().getArgument().getAsType()).abstract();
#else
    return Types.spell(P.getDefaultArgument()).abstract();
#endif
  }

  TemplateParameter readValue(const clang::NonTypeTemplateParmDecl& P,
                              const std::string& Name) const {
    const std::string Declared = P.isParameterPack() ? "..." + Name : Name;
    clang::QualType Type = P.getType();
    if (const auto* Expansion = Type->getAs<clang::PackExpansionType>())
      Type = Expansion->getPattern();
    TemplateParameter Read;
    Read.Declaration = Types.spell(Type).declare(Declared);
    Read.Global =
        Type->isUndeducedType() ? "auto " + Declared : Types.spellGlobally(Type).declare(Declared);
    if (P.hasDefaultArgument()) Read.Default = defaultValue(P);
    return Read;
  }

  std::string defaultValue(const clang::NonTypeTemplateParmDecl& P) const {
#if CLANG_VERSION_MAJOR >= 19
    return printExpression(*P.getDefaultArgument().getSourceExpression(), Types.policy());
#else
    return printExpression(*P.getDefaultArgument(), Types.policy());
#endif
  }

  TemplateParameter readTemplate(const clang::TemplateTemplateParmDecl& P,
                                 const std::string& Name) const {
    const TemplateHead Inner = read(*P.getTemplateParameters(), false);
    std::string Declaration;
    std::string Global;
    for (const TemplateParameter& Parameter : Inner.Parameters) {
      Declaration += (Declaration.empty() ? "template <" : ", ") + Parameter.Declaration;
      Global += (Global.empty() ? "template <" : ", ") + Parameter.Global;
    }
    const std::string Tail = "> class" + tailOf(P, Name);
    TemplateParameter Read;
    Read.Declaration = Declaration + Tail;
    Read.Global = Global + Tail;
    if (P.hasDefaultArgument()) {
      llvm::raw_string_ostream Stream(Read.Default);
      P.getDefaultArgument().getArgument().print(Types.policy(), Stream, false);
    }
    return Read;
  }

  const TypeSpeller& Types;
};

}  // namespace

bool isAssociatedClass(const clang::TagDecl& D) { return D.getName() == "associated" && isOurs(D); }

TypeSpeller::TypeSpeller(const clang::ASTContext& Given, const clang::CXXRecordDecl& Class,
                         TraitLookup Find)
    : Context(Given),
      Trait(Class),
      Place(&Class),
      Policy(Given.getPrintingPolicy()),
      Lookup(std::move(Find)) {
  Policy.SuppressTagKeyword = true;
  Policy.UsePreferredNames = false;
  Policy.TerseOutput = true;
  const auto HideMethods = [this](const clang::CXXRecordDecl* Of) {
    for (const clang::CXXMethodDecl* M : Of->methods())
      if (M->getIdentifier()) hide(M->getNameAsString());
    return true;
  };
  HideMethods(&Class);
  Class.forallBases(HideMethods);
}

TypeSpeller TypeSpeller::forBase(const clang::CXXRecordDecl& Base,
                                 const Substitution* Arguments) const {
  TypeSpeller Speller(Context, Base, Lookup);
  Speller.Hidden.insert(Hidden.begin(), Hidden.end());
  Speller.BaseArguments = Arguments;
  Speller.Place = Place;
  const auto* Around = Trait.getDeclContext()->getEnclosingNamespaceContext();
  // In an instance, clang leaves out scopes of what was put in.
  const bool IsInstance = Arguments || llvm::isa<clang::ClassTemplateSpecializationDecl>(Base);
  Speller.IsForeign =
      IsInstance || isNested(Base) || !Around->Equals(Base.getEnclosingNamespaceContext());
  return Speller;
}

clang::QualType TypeSpeller::resolve(clang::QualType Type) const {
  return BaseArguments ? BaseArguments->apply(Type) : Type;
}

TypeSpeller TypeSpeller::forRemote(const clang::ASTContext& Context,
                                   const clang::CXXRecordDecl& Trait, TraitLookup Lookup) {
  TypeSpeller Speller(Context, Trait, std::move(Lookup));
  Speller.IsRemote = true;
  return Speller;
}

std::string TypeSpeller::nameOf(const clang::CXXRecordDecl& Class) const {
  std::string Name = "::";
  llvm::raw_string_ostream Stream(Name);
  Class.getNameForDiagnostic(Stream, Policy, true);
  return Stream.str();
}

/// A template's own name stands for its type, which clang prints with the parameters of the first
/// declaration, where they may have other names, or none.
std::string TypeSpeller::withOwnParameters(std::string Text) const {
  const clang::ClassTemplateDecl* Template = Trait.getDescribedClassTemplate();
  if (!Template || !IsRemote) return Text;
  const std::string Name = Trait.getNameAsString();
  const auto ArgumentsOf = [&](const clang::ClassTemplateDecl& Declared, bool AsPrinted) {
    std::string Arguments;
    for (const clang::NamedDecl* P : *Declared.getTemplateParameters()) {
      std::string Argument = P->getNameAsString();
      if (Argument.empty() && AsPrinted)
        if (const auto* Type = llvm::dyn_cast<clang::TemplateTypeParmDecl>(P))
          Argument = "type-parameter-" + std::to_string(Type->getDepth()) + "-" +
                     std::to_string(Type->getIndex());
      Arguments +=
          (Arguments.empty() ? "<" : ", ") + Argument + (P->isParameterPack() ? "..." : "");
    }
    return Name + Arguments + ">";
  };
  const std::string Printed = ArgumentsOf(*Template->getCanonicalDecl(), true);
  const std::string Own = ArgumentsOf(*Template, false);
  for (std::size_t At = 0; (At = Text.find(Printed, At)) != std::string::npos; At += Own.size())
    Text.replace(At, Printed.size(), Own);
  return Text;
}

TypeText TypeSpeller::spell(clang::QualType Type) const {
  const TypeText Text = spellAsWritten(Type);
  return {withOwnParameters(Text.Before), withOwnParameters(Text.After)};
}

TypeText TypeSpeller::spellAsWritten(clang::QualType Type) const {
  if (IsRemote && !Type->isDependentType()) return spellGlobally(publicType(Type, Context));
  if (IsForeign || (isNested(Trait) && mentions(Type).OuterMember)) return spellGlobally(Type);
  TypeText Written = print(resolve(Type), Policy);
  std::set<std::string> Names;
  collectLookedUp(Written.abstract(), Names);
  const bool IsHidden = llvm::any_of(Names, [this](const std::string& Name) {
    return Hidden.contains(Name) || declaredBehind(Name, {Trait, *Place});
  });
  return IsHidden && !mentions(Type).Associated ? spellGlobally(Type) : Written;
}

TypeText TypeSpeller::spellGlobally(clang::QualType Type) const {
  if (IsRemote && hasBarePack(Type)) {
    clang::PrintingPolicy Canonical = Policy;
#if CLANG_VERSION_MAJOR >= 21  // renamed
    Canonical.PrintAsCanonical = true;
#else
    Canonical.PrintCanonicalTypes = true;
#endif
    return print(Type.getCanonicalType(), Canonical);
  }
  const clang::QualType Meant = resolve(Type);
  if (const clang::TemplateDecl* Template = bareTemplate(Meant))
    return {spellInstance(*Template, *Meant->getAs<clang::TemplateSpecializationType>()), ""};
  return print(qualified(Meant, Context), Policy);
}

std::string withoutDigraphs(std::string Text) {
  for (std::size_t At = 0; (At = Text.find("< ::", At)) != std::string::npos;)
    Text.erase(At + 1, 1);
  return Text;
}

/// `::dynify::task<T>`, where `task` was put in for a template template parameter.
std::string TypeSpeller::spellInstance(const clang::TemplateDecl& Template,
                                       const clang::TemplateSpecializationType& Type) const {
  std::string Arguments;
  llvm::raw_string_ostream Stream(Arguments);
  for (const clang::TemplateArgument& A : Type.template_arguments()) {
    Stream << (Arguments.empty() ? "" : ", ");
    if (A.getKind() == clang::TemplateArgument::Type)
      Stream << spellGlobally(A.getAsType()).abstract();
    else
      A.print(Policy, Stream, false);
    Stream.flush();
  }
  std::string Name;
  llvm::raw_string_ostream Scope(Name);
  if (llvm::isa<clang::TemplateTemplateParmDecl>(Template)) {
    Scope << Template.getName();
  } else {
    Scope << "::";
    Template.printQualifiedName(Scope, Policy);
  }
  return Scope.str() + "<" + Arguments + ">";
}

NamedTrait TypeSpeller::traitBehind(clang::QualType Type) const {
  return traitNamedBy(resolve(Type).getNonReferenceType());
}

bool TypeSpeller::isOwnReference(clang::QualType Type) const {
  const clang::QualType Object = Type.getNonReferenceType();
  const clang::CXXRecordDecl* Class = Object->getAsCXXRecordDecl();
  return Type->isLValueReferenceType() && !Object.hasQualifiers() && Class &&
         Class->getCanonicalDecl() == Trait.getCanonicalDecl() && traitNamedBy(Object).Pattern;
}

std::optional<TraitReference> TypeSpeller::reference(const NamedTrait& Named) const {
  const gen::Trait* Model = Lookup(*Named.Pattern);
  if (!Model) return std::nullopt;
  if (Named.Pattern != Trait.getDefinition()) return referenceTo(*Model, Named, *this);
  // It is being read, and its dyn is the class that the text stands in.
  const bool HasConstMethod = llvm::any_of(
      Trait.methods(), [](const clang::CXXMethodDecl* M) { return M->isConst() || M->isStatic(); });
  TraitReference Own;
  Own.Dyn = dynName(*Model);
  if (HasConstMethod) Own.ConstDyn = constDynName(*Model) + Model->Head.arguments();
  return Own;
}

Mentions TypeSpeller::mentions(clang::QualType Type) const {
  MentionFinder Written(Trait);
  Written.TraverseType(Type);
  // Aliases may hide a trait.
  MentionFinder Meant(Trait);
  Meant.TraverseType(Type.getCanonicalType());
  if (!Written.Found.Trait) Written.Found.Trait = Meant.Found.Trait;
  Written.Found.Associated = Meant.Found.Associated;
  if (IsRemote && !Type->isDependentType()) Written.Found.Hidden = unspeakable(Type);
  return Written.Found;
}

bool TypeSpeller::isAssociated(clang::QualType Type) const {
  // Through an alias it is the associated type that the alias names.
  return isAssociatedItself(Type) && !Type->getAs<clang::TypedefType>();
}

bool TypeSpeller::isAssociatedItself(clang::QualType Type) const {
  const auto* Class = Type->getAsCXXRecordDecl();
  return Class && isAssociatedClass(*Class);
}

TemplateHead readTemplateHead(const clang::TemplateParameterList& List, const TypeSpeller& Types) {
  return TemplateHeadReader(Types).read(List, true);
}

}  // namespace dynify::gen
