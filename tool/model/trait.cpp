#include "model/trait.hpp"

#include <algorithm>

namespace dynify::gen {

std::string TypeText::declare(std::string_view Declarator) const {
  const bool IsInsideParentheses = After.starts_with(')');
  std::string Text = Before;
  if (!Before.empty() && !Declarator.empty() && !IsInsideParentheses) Text += ' ';
  Text += Declarator;
  return Text + After;
}

std::string TemplateHeader::arguments() const {
  if (Parameters.empty()) return {};
  std::string Text;
  for (const TemplateParameter& Parameter : Parameters)
    Text += (Text.empty() ? "<" : ", ") + Parameter.Argument;
  return Text + ">";
}

bool Trait::hasConstMethod() const {
  const auto IsConst = [](const Method& M) { return M.IsConst; };
  return std::any_of(Methods.begin(), Methods.end(), IsConst) ||
         std::any_of(Inherited.begin(), Inherited.end(), IsConst);
}

std::string Trait::nestedName() const {
  std::string Text;
  for (const std::string& Class : Classes) Text += (Text.empty() ? "" : "::") + Class;
  return Text;
}

std::string Trait::namespaceName() const {
  std::string Text;
  for (const Namespace& N : Namespaces) Text += (Text.empty() ? "" : "::") + N.Name;
  return Text;
}

std::string Trait::qualifiedName() const {
  return Namespaces.empty() ? nestedName() : namespaceName() + "::" + nestedName();
}

}  // namespace dynify::gen
