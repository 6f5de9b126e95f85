#include "model/trait.hpp"

#include <algorithm>

namespace dynify::gen {

namespace {

/// `std::string&`, where clang prints `std::string &`.
std::string tight(std::string Type) {
  for (const char* Mark : {" &", " *"})
    for (std::size_t At = 0; (At = Type.find(Mark, At)) != std::string::npos;) Type.erase(At, 1);
  return Type;
}

}  // namespace

std::string TypeText::declare(std::string_view Declarator) const {
  const bool IsInsideParentheses = After.starts_with(')');
  std::string Text = tight(Before);
  if (Declarator.starts_with("...")) {  // of a pack: `Items... items`
    Text += "...";
    Declarator.remove_prefix(3);
  }
  if (!Before.empty() && !Declarator.empty() && !IsInsideParentheses) Text += ' ';
  Text += Declarator;
  return Text + tight(After);
}

std::string TypeText::abstract() const { return tight(Before + After); }

std::string TemplateHead::arguments() const {
  std::string Text;
  for (const TemplateParameter& P : Parameters) Text += (Text.empty() ? "<" : ", ") + P.Argument;
  return Text.empty() ? Text : Text + ">";
}

bool Trait::hasConstMethod() const {
  if (Methods.empty() && Inherited.empty()) return true;  // a const object has all there are
  const auto IsConst = [](const Method& M) { return M.IsConst; };
  return std::any_of(Methods.begin(), Methods.end(), IsConst) ||
         std::any_of(Inherited.begin(), Inherited.end(), IsConst);
}

bool DefaultBody::names(BodyPart Part) const {
  return std::any_of(Pieces.begin(), Pieces.end(),
                     [Part](const BodyPiece& Piece) { return Piece.Part == Part; });
}

bool Trait::hasDefault() const {
  return std::any_of(Methods.begin(), Methods.end(), [](const Method& M) { return M.HasDefault; });
}

std::string Trait::nestedName() const {
  std::string Text;
  for (const std::string& Class : Classes) Text += (Text.empty() ? "" : "::") + Class;
  return Text;
}

std::string joinedNames(const std::vector<Namespace>& Namespaces) {
  std::string Text;
  for (const Namespace& N : Namespaces) Text += (Text.empty() ? "" : "::") + N.Name;
  return Text;
}

std::string Trait::namespaceName() const { return joinedNames(Namespaces); }

std::string Function::callee() const {
  return (Namespaces.empty() ? "" : "::" + joinedNames(Namespaces)) + "::" + Signature.Name +
         Head.arguments();
}

std::string Trait::qualifiedName() const {
  return Namespaces.empty() ? nestedName() : namespaceName() + "::" + nestedName();
}

}  // namespace dynify::gen
