#include "scan/types/substitution.hpp"

#include "clang/Basic/Version.h"
#include "clang/Sema/Template.h"

namespace dynify::gen {

std::optional<Substitution> Substitution::make(clang::Sema& S, clang::ClassTemplateDecl& Template,
                                               llvm::ArrayRef<clang::TemplateArgument> Arguments) {
  Substitution Made(S, Template);
  for (const clang::NamedDecl* Parameter : *Template.getTemplateParameters()) {
    if (Parameter->isParameterPack()) {
      Made.Converted.push_back(clang::TemplateArgument::CreatePackCopy(S.Context, Arguments));
      Arguments = {};
    } else if (!Arguments.empty()) {
      Made.Converted.push_back(Arguments.front());
      Arguments = Arguments.drop_front();
    } else if (!Made.addDefault(*Parameter)) {
      return std::nullopt;
    }
  }
  return Made;
}

namespace {

// LLVM 19 keeps default arguments with their source, where there was a type or an expression alone.
#if CLANG_VERSION_MAJOR >= 19
clang::QualType defaultType(const clang::TemplateTypeParmDecl& P) {
  return P.getDefaultArgument().getArgument().getAsType();
}
clang::TemplateArgument defaultValue(const clang::NonTypeTemplateParmDecl& P) {
  return P.getDefaultArgument().getArgument();
}
#else
clang::QualType defaultType(const clang::TemplateTypeParmDecl& P) { return P.getDefaultArgument(); }
clang::TemplateArgument defaultValue(const clang::NonTypeTemplateParmDecl& P) {
  return clang::TemplateArgument(P.getDefaultArgument());
}
#endif

}  // namespace

/// A default may name the parameters before it; that of a value must be one already.
bool Substitution::addDefault(const clang::NamedDecl& Parameter) {
  if (const auto* Value = llvm::dyn_cast<clang::NonTypeTemplateParmDecl>(&Parameter)) {
    if (!Value->hasDefaultArgument() || defaultValue(*Value).isDependent()) return false;
    Converted.push_back(defaultValue(*Value));
    return true;
  }
  if (const auto* Pattern = llvm::dyn_cast<clang::TemplateTemplateParmDecl>(&Parameter)) {
    if (!Pattern->hasDefaultArgument()) return false;
    Converted.push_back(Pattern->getDefaultArgument().getArgument());
    return true;
  }
  const auto* Type = llvm::dyn_cast<clang::TemplateTypeParmDecl>(&Parameter);
  if (!Type || !Type->hasDefaultArgument()) return false;
  const clang::QualType Default = apply(defaultType(*Type));
  if (Default.isNull()) return false;
  Converted.emplace_back(Default);
  return true;
}

clang::QualType Substitution::apply(clang::QualType Type) const {
  if (Type.isNull() || !Type->isDependentType()) return Type;
  const clang::SourceLocation Where = Template->getLocation();
  // Sema substitutes inside an instantiation only.
  const clang::Sema::InstantiatingTemplate Context(*S, Where, Template);
  if (Context.isInvalid()) return {};
  const clang::MultiLevelTemplateArgumentList Arguments(Template, Converted, true);
  return S->SubstType(Type, Arguments, Where, {});
}

}  // namespace dynify::gen
