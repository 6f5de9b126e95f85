#include "scan/types/trait_reference.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/Support/raw_ostream.h"
#include "model/names.hpp"
#include "scan/marks/attributes.hpp"
#include "scan/types/types.hpp"

namespace dynify::gen {
namespace {

/// `<Item, 4>`, as the trait at hand names them, or nothing.
class ArgumentList {
 public:
  ArgumentList(llvm::ArrayRef<clang::TemplateArgument> Arguments, const TypeSpeller& Types) {
    for (const clang::TemplateArgument& A : Arguments) {
      std::string One;
      llvm::raw_string_ostream Stream(One);
      if (A.getKind() == clang::TemplateArgument::Type)
        Stream << Types.spellGlobally(A.getAsType()).abstract();
      else
        A.print(Types.policy(), Stream, true);
      add(Stream.str());
    }
  }

  void add(const std::string& Argument) { List += (List.empty() ? "" : ", ") + Argument; }

  std::string text() const { return List.empty() ? List : "<" + List + ">"; }

 private:
  std::string List;
};

}  // namespace

NamedTrait traitNamedBy(clang::QualType Type) {
  NamedTrait Named;
  Named.Pattern = Type->getAsCXXRecordDecl();
  if (const auto* Made =
          llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(Named.Pattern)) {
    Named.Arguments = Made->getTemplateArgs().asArray();
    Named.Pattern = Made->getSpecializedTemplate()->getTemplatedDecl();
  } else if (const auto* Written = Type->getAs<clang::TemplateSpecializationType>();
             Written && !Named.Pattern) {
    const auto* Template = llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(
        Written->getTemplateName().getAsTemplateDecl());
    Named.Arguments = Written->template_arguments();
    Named.Pattern = Template ? Template->getTemplatedDecl() : nullptr;
  }
  if (Named.Pattern && Named.Pattern->getDefinition())
    Named.Pattern = Named.Pattern->getDefinition();
  if (!Named.Pattern || !findAttribute(*Named.Pattern, "trait").isValid()) return {};
  return Named;
}

TraitReference referenceTo(const Trait& Model, const NamedTrait& Named, const TypeSpeller& Types) {
  ArgumentList Arguments(Named.Arguments, Types);
  const std::string Place = Model.Namespaces.empty() ? "::" : "::" + Model.namespaceName() + "::";
  const clang::SourceManager& Sources = Named.Pattern->getASTContext().getSourceManager();
  const clang::SourceLocation Where = Sources.getExpansionLoc(Named.Pattern->getLocation());
  TraitReference Found;
  Found.Trait = "::" + Model.qualifiedName() + Arguments.text();
  Found.HasAssociated = !Model.Associated.empty();
  if (Found.HasAssociated) Found.Trait = "::dynify::with<" + Found.Trait;
  for (const AssociatedType& A : Model.Associated) {
    Arguments.add(A.Name);
    Found.Trait += ", " + A.Name;
  }
  if (Found.HasAssociated) Found.Trait += ">";
  Found.Dyn = Place + dynName(Model) + Arguments.text();
  if (Model.hasConstMethod()) Found.ConstDyn = Place + constDynName(Model) + Arguments.text();
  Found.Header = Sources.getFilename(Where).str();
  return Found;
}

}  // namespace dynify::gen
