#include "emit/registration.hpp"

#include <string>

#include "emit/associated.hpp"
#include "emit/supertrait.hpp"
#include "emit/through.hpp"

namespace dynify::gen {
namespace {

/// The head of a partial specialisation outside the trait's namespace.
std::string specializationHead(const TemplateHeader& H) {
  std::string Text;
  for (const TemplateParameter& P : H.Parameters) Text += (Text.empty() ? "" : ", ") + P.Global;
  return "template <" + Text + ">";
}

std::string globalName(const Trait& T, const std::string& Class, const TemplateHeader& Header) {
  return (T.Namespaces.empty() ? "::" : "::" + T.namespaceName() + "::") + Class +
         Header.globalArguments();
}

std::string globalDyn(const Trait& T, const std::string& Class) {
  return globalName(T, Class, T.DynHeader);
}

std::string globalTrait(const Trait& T) {
  return T.Target.empty() ? T.Keyword + globalName(T, T.nestedName(), T.Header) : T.Target;
}

/// The class of calls on a dyn that something is added to.
std::string throughAlias(const Trait& T, DynKind Kind) {
  if (!hasThrough(T, Kind)) return {};
  const std::string Prefix = Kind == DynKind::Const ? "const_" : "";
  return "template <class $via$>\nusing " + Prefix + "through = $typename$" + Prefix +
         "dyn::$template$$through$<$via$>;\n";
}

/// The class of calls on implementors that may lack methods, for traits that are derived from this.
std::string callsAlias(const Trait& T) {
  if (!T.hasDefault()) return {};
  return "template <class $type$>\nusing calls = $typename$dyn::$template$$call$<$type$>;\n";
}

void printTraitOf(Printer& P, const Trait& T, const std::string& Dyn, const std::string& Const) {
  P.print(
      R"(

$head$
struct dynify::companion::trait_of<$dyn$> {
  using type = $const$$trait$;
};
)",
      {{"head", specializationHead(T.DynHeader)}, {"dyn", globalDyn(T, Dyn)}, {"const", Const}});
}

}  // namespace

void printRegistration(Printer& P, const Trait& T) {
  const Printer::Scope Known(P, {{"typename", T.DynHeader ? "typename " : ""},
                                 {"template", T.DynHeader ? "template " : ""},
                                 {"trait_name", T.qualifiedName()},
                                 {"trait", registered(T, globalTrait(T))}});
  P.print(
      R"(
$head$
struct dynify::companion::of<$trait$> {
  using dyn = $dyn$;
  $const_alias$
  using table = $typename$dyn::$table_type$;

  template <class $type$>
  static constexpr const char* lacking() noexcept { return dyn::template $lacking$<$type$>(); }
  using names = $typename$dyn::$names$;
  template <class $type$>
  static constexpr int named() noexcept { return dyn::template $named$<$type$>(); }
  template <class $type$>
  static constexpr const table& table_of() noexcept {
    return dyn::template $table_of$<$type$>;
  }
  $through_alias$
  $const_through_alias$
  $calls_alias$
};
)",
      {{"calls_alias", [&T](Printer& Inner) { Inner.print(callsAlias(T)); }},
       {"head", specializationHead(T.DynHeader)},
       {"dyn", globalDyn(T, T.Names.Dyn)},
       {"through_alias", [&T](Printer& Inner) { Inner.print(throughAlias(T, DynKind::Mutable)); }},
       {"const_through_alias",
        [&T](Printer& Inner) { Inner.print(throughAlias(T, DynKind::Const)); }},
       {"const_alias",
        T.hasConstMethod() ? "using const_dyn = " + globalDyn(T, T.Names.ConstDyn) + ";" : ""}});
  if (!T.Associated.empty()) printAssociated(P, T, specializationHead(T.Header), globalTrait(T));
  printTraitOf(P, T, T.Names.Dyn, "");
  if (T.hasConstMethod()) printTraitOf(P, T, T.Names.ConstDyn, "const ");
}

}  // namespace dynify::gen
