#include "scan/substitution.hpp"

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

bool Substitution::addDefault(const clang::NamedDecl& Parameter) {
  const auto* Type = llvm::dyn_cast<clang::TemplateTypeParmDecl>(&Parameter);
  if (!Type || !Type->hasDefaultArgument()) return false;
  // LLVM 19 keeps the argument with its source, where there was the type alone.
#if CLANG_VERSION_MAJOR >= 19
  const clang::QualType Default = Type->getDefaultArgument().getArgument().getAsType();
#else
  const clang::QualType Default = Type->getDefaultArgument();
#endif
  if (Default->isDependentType()) return false;
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
