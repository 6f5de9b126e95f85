#include "emit/parts/export.hpp"

#include <algorithm>

namespace dynify::gen {

std::string traitReference(const Trait& T) {
  if (!T.Target.empty()) return T.Target;
  const std::string& First = T.Classes.front();
  const bool IsHidden = std::any_of(T.Methods.begin(), T.Methods.end(),
                                    [&](const Method& M) { return M.Name == First; }) ||
                        std::any_of(T.Exports.begin(), T.Exports.end(),
                                    [&](const Export& E) { return E.Name == First; });
  return (IsHidden ? "::" + T.qualifiedName() : T.nestedName()) + T.Head.arguments();
}

std::string templateHead(const TemplateHead& H, Defaults D) {
  if (!H) return {};
  std::string Text;
  for (const TemplateParameter& P : H.Parameters) {
    Text += (Text.empty() ? "template <" : ", ") + P.Declaration;
    if (D == Defaults::Keep && !P.Default.empty()) Text += " = " + P.Default;
  }
  return Text + (H.Requires.empty() ? ">" : ">\n  requires " + H.Requires);
}

namespace {

void printExport(Printer& P, const Export& E, bool IsDependent) {
  const Printer::Scope Known(P, {{"name", E.Name},
                                 {"typename", IsDependent ? "typename " : ""},
                                 {"template", IsDependent ? "template " : ""},
                                 {"head", templateHead(E.Head, Defaults::Keep)},
                                 {"text", E.Text},
                                 {"arguments", E.Head.arguments()}});
  if (!E.Text.empty()) return P.print("$head$\nusing $name$ = $text$;\n");
  switch (E.Kind) {
    case ExportKind::Type:
      return P.print("using $name$ = $typename$$scope$::$name$;\n");
    case ExportKind::Template:
      return P.print("$head$\nusing $name$ = $typename$$scope$::$template$$name$$arguments$;\n");
    case ExportKind::Constant:
      return P.print("static constexpr auto $name$ = $scope$::$name$;\n");
    case ExportKind::Array:
      return P.print("static constexpr const auto& $name$ = $scope$::$name$;\n");
    case ExportKind::Enumerators:
      return P.print("using enum $scope$::$name$;\n");
  }
}

}  // namespace

void printExports(Printer& P, const Described& D) {
  const Trait& T = *D.Of;
  for (std::size_t I = 0; I < T.Associated.size(); ++I)
    P.print("using $name$ = $parameter$;\n",
            {{"name", T.Associated[I].Name}, {"parameter", D.Names.Associated[I]}});
  for (const Export& E : T.Exports) printExport(P, E, static_cast<bool>(T.Head));
}

}  // namespace dynify::gen
