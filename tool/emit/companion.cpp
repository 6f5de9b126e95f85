#include "emit/companion.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "emit/method.hpp"
#include "emit/printer.hpp"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

enum class Defaults { Keep, Leave };

/// `template <class Request, std::size_t Size = 4> requires ... `, or nothing for no template.
std::string templateHead(const TemplateHeader& H, Defaults D) {
  if (!H) return {};
  std::string Text;
  for (const TemplateParameter& P : H.Parameters) {
    Text += (Text.empty() ? "template <" : ", ") + P.Declaration;
    if (D == Defaults::Keep && !P.Default.empty()) Text += " = " + P.Default;
  }
  return Text + (H.Requires.empty() ? "> " : "> requires " + H.Requires + " ");
}

/// The head of a partial specialisation outside the trait's namespace.
std::string specializationHead(const TemplateHeader& H) {
  std::string Text;
  for (const TemplateParameter& P : H.Parameters) Text += (Text.empty() ? "" : ", ") + P.Global;
  return "template <" + Text + ">";
}

/// How the dyn names its trait: as the namespace does, if no member of the trait's hides that.
std::string traitReference(const Trait& T) {
  const std::string& First = T.Classes.front();
  const bool IsHidden = std::any_of(T.Methods.begin(), T.Methods.end(),
                                    [&](const Method& M) { return M.Name == First; }) ||
                        std::any_of(T.Exports.begin(), T.Exports.end(),
                                    [&](const Export& E) { return E.Name == First; });
  return (IsHidden ? "::" + T.qualifiedName() : T.nestedName()) + T.Header.arguments();
}

std::string globalName(const Trait& T, const std::string& Class) {
  return (T.Namespaces.empty() ? "::" : "::" + T.namespaceName() + "::") + Class +
         T.Header.arguments();
}

void printExport(Printer& P, const Export& E, bool IsDependent) {
  const Printer::Scope Known(P, {{"name", E.Name},
                                 {"typename", IsDependent ? "typename " : ""},
                                 {"template", IsDependent ? "template " : ""},
                                 {"head", templateHead(E.Header, Defaults::Keep)},
                                 {"arguments", E.Header.arguments()}});
  switch (E.Kind) {
    case ExportKind::Type:
      return P.print("  using $name$ = $typename$$trait$::$name$;\n");
    case ExportKind::Template:
      return P.print("  $head$ using $name$ = $typename$$trait$::$template$$name$$arguments$;\n");
    case ExportKind::Constant:
      return P.print("  static constexpr auto $name$ = $trait$::$name$;\n");
    case ExportKind::Array:
      return P.print("  static constexpr const auto& $name$ = $trait$::$name$;\n");
    case ExportKind::Enumerators:
      return P.print("  using enum $trait$::$name$;\n");
  }
}

void printExports(Printer& P, const Trait& T) {
  for (const Export& E : T.Exports) printExport(P, E, static_cast<bool>(T.Header));
  if (!T.Exports.empty()) P.print("\n\n");
}

void printRequirements(Printer& P, const Trait& T) {
  P.print(R"(
  template <class $type$>
  static constexpr bool $implemented_by$ = requires($type$& $self$) {
    $requirements$
  };

)",
          {{"requirements", [&T](Printer& Inner) {
              for (const Method& M : T.Methods) printRequirement(Inner, M, T);
            }}});
}

void printTable(Printer& P, const Trait& T) {
  P.print(R"(
  struct $table_type$ {
    $entries$
  };

)",
          {{"entries", [&T](Printer& Inner) {
              for (const Method& M : T.Methods) printEntry(Inner, M, T);
            }}});
  printRequirements(P, T);
  P.print(R"(
  template <class $type$>
  static constexpr $table_type$ $table_of${
      $thunks$
  };
)",
          {{"thunks", [&T](Printer& Inner) {
              for (const Method& M : T.Methods) printThunk(Inner, M, T);
            }}});
}

void printDynComment(Printer& P, const Trait& T) {
  P.print("/// A reference to any implementor of `$name$`. Copying it copies the reference.\n",
          {{"name", T.nestedName()}});
  if (T.Comment.empty()) return;
  P.print("///\n");
  printComment(P, T.Comment);
}

void printDyn(Printer& P, const Trait& T) {
  printDynComment(P, T);
  P.print(R"(
$head$class $attributes$$dyn$ {
 public:
$exports$
  template <::dynify::companion::erasable<$trait$> $type$>
  $dyn$($type$& $implementor$ DYNIFY_LIFETIMEBOUND) noexcept
      : $object$(::dynify::companion::address_of($implementor$)), $table$(&$table_of$<$type$>) {}

  // A dyn refers to an object: keep it in a variable, or own it with dynify::box.
  template <::dynify::companion::erasable<$trait$> $type$>
  $dyn$(const $type$&&) = delete;
$members$

 private:
$friend_const$
  friend ::dynify::companion::of<$trait$>;

$tables$

  void* $object$;
  const $table_type$* $table$;
};

)",
          {{"exports", [&T](Printer& Inner) { printExports(Inner, T); }},
           {"friend_const",
            T.hasConstMethod() ? "  friend " + T.Names.ConstDyn + T.Header.arguments() + ";" : ""},
           {"members",
            [&T](Printer& Inner) {
              for (const Method& M : T.Methods) printMember(Inner, M, T);
            }},
           {"tables", [&T](Printer& Inner) { printTable(Inner, T); }}});
}

void printConstDyn(Printer& P, const Trait& T) {
  P.print(R"(
/// `$dyn$` for an implementor that may be const: the const methods.
$head$class $attributes$$const_dyn$ {
 public:
$exports$
  template <::dynify::companion::erasable<$trait$> $type$>
  $const_dyn$(const $type$& $implementor$ DYNIFY_LIFETIMEBOUND) noexcept
      : $object$(::dynify::companion::address_of($implementor$)),
        $table$(&$dyn$$arguments$::$template$$table_of$<$type$>) {}

  $const_dyn$(const $dyn$$arguments$& $implementor$) noexcept
      : $object$($implementor$.$object$), $table$($implementor$.$table$) {}

  // A dyn refers to an object: keep it in a variable, or own it with dynify::box.
  template <::dynify::companion::erasable<$trait$> $type$>
  $const_dyn$(const $type$&&) = delete;
$members$

 private:
  void* $object$;
  const $typename$$dyn$$arguments$::$table_type$* $table$;
};

)",
          {{"exports", [&T](Printer& Inner) { printExports(Inner, T); }},
           {"members",
            [&T](Printer& Inner) {
              for (const Method& M : T.Methods)
                if (M.IsConst) printMember(Inner, M, T);
            }},
           {"template", T.Header ? "template " : ""},
           {"typename", T.Header ? "typename " : ""}});
}

/// Default template arguments stand at the first declaration, and there only.
void printForwards(Printer& P, const Trait& T) {
  const Printer::Scope Known(P, {{"head", templateHead(T.Header, Defaults::Keep)}});
  if (T.Header) P.print("$head$class $dyn$;\n");
  if (T.hasConstMethod()) P.print("$head$class $const_dyn$;\n");
  if (T.Header || T.hasConstMethod()) P.print("\n\n");
}

void printRegistration(Printer& P, const Trait& T) {
  P.print(
      R"(
$head$
struct dynify::companion::of<$trait$> {
  using dyn = $dyn$;
  $const_alias$

  template <class T>
  static constexpr bool implemented_by = dyn::template $implemented_by$<T>;
};
)",
      {{"head", specializationHead(T.Header)},
       {"trait", globalName(T, T.nestedName())},
       {"dyn", globalName(T, T.Names.Dyn)},
       {"const_alias",
        T.hasConstMethod() ? "using const_dyn = " + globalName(T, T.Names.ConstDyn) + ";" : ""}});
}

std::string namespaceDefinition(const Trait& T) {
  std::string Text;
  for (const Namespace& N : T.Namespaces)
    Text += (Text.empty() ? "namespace " : "::") +
            std::string(N.IsInline && !Text.empty() ? "inline " : "") + N.Name;
  return T.Namespaces.front().IsInline ? "inline " + Text : Text;
}

void printClasses(Printer& P, const Trait& T) {
  printForwards(P, T);
  printDyn(P, T);
  if (T.hasConstMethod()) printConstDyn(P, T);
}

void printInNamespace(Printer& P, const Trait& T) {
  if (T.Namespaces.empty()) return printClasses(P, T);
  P.print("$namespace$ {\n\n", {{"namespace", namespaceDefinition(T)}});
  printClasses(P, T);
  P.print("}  // $namespace$\n\n", {{"namespace", namespaceDefinition(T)}});
}

/// A deprecated trait has a deprecated dyn; that its companion names the trait is no reason to
/// warn.
void printTrait(Printer& P, const Trait& T) {
  const Printer::Scope Known(P, {{"arguments", T.Header.arguments()},
                                 {"attributes", attributeList(T.Attributes)},
                                 {"const_dyn", T.Names.ConstDyn},
                                 {"dyn", T.Names.Dyn},
                                 {"head", templateHead(T.Header, Defaults::Leave)},
                                 {"implementor", T.Names.Implementor},
                                 {"implemented_by", T.Names.ImplementedBy},
                                 {"object", T.Names.Object},
                                 {"self", T.Names.Self},
                                 {"table", T.Names.Table},
                                 {"table_of", T.Names.TableOf},
                                 {"table_type", T.Names.TableType},
                                 {"trait", traitReference(T)},
                                 {"type", T.Names.Type}});
  P.print("\n\n");
  if (T.IsDeprecated)
    P.print(
        "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored "
        "\"-Wdeprecated-declarations\"\n\n");
  printInNamespace(P, T);
  printRegistration(P, T);
  if (T.IsDeprecated) P.print("\n#pragma GCC diagnostic pop\n");
}

std::string baseName(std::string_view Path) {
  return std::string(Path.substr(Path.rfind('/') + 1));
}

}  // namespace

std::string emitCompanion(const Header& H) {
  Printer P;
  P.print(R"(
// Generated by dynify-gen $version$ from $source$.
// Do not edit: change $source$ and run dynify-gen again.
#pragma once

#include "$include$"

#include <dynify/companion.hpp>

DYNIFY_REQUIRE_RUNTIME($major$, $minor$);
)",
          {{"include", H.IncludeLine},
           {"major", std::to_string(VersionMajor)},
           {"minor", std::to_string(VersionMinor)},
           {"source", baseName(H.IncludeLine)},
           {"version", versionText()}});
  for (const Trait& T : H.Traits) printTrait(P, T);
  return P.text();
}

}  // namespace dynify::gen
