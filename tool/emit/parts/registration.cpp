#include "emit/parts/registration.hpp"

#include <algorithm>
#include <string>

#include "emit/parts/associated.hpp"

namespace dynify::gen {
namespace {

/// The head of a partial specialisation outside the trait's namespace.
std::string specializationHead(const TemplateHead& H) {
  std::string Text;
  for (const TemplateParameter& P : H.Parameters)
    Text += (Text.empty() ? "" : ", ") + P.Declaration;
  return "template <" + Text + ">";
}

std::string globalName(const Trait& T, const std::string& Class, const TemplateHead& Header) {
  return (T.Namespaces.empty() ? "::" : "::" + T.namespaceName() + "::") + Class +
         Header.arguments();
}

std::string globalTrait(const Described& D) {
  const Trait& T = *D.Of;
  return T.Target.empty() ? T.Keyword + globalName(T, T.nestedName(), D.Names.GlobalTraitHead)
                          : T.Target;
}

/// `::app::DynStream, ::app::ConstDynStream`.
std::string globalDyns(const Described& D) {
  std::string Dyns = globalName(*D.Of, D.Names.Dyn, D.Names.GlobalHead);
  if (D.Of->hasConstMethod())
    Dyns += ", " + globalName(*D.Of, D.Names.ConstDyn, D.Names.GlobalHead);
  return Dyns;
}

/// How the runtime asks for a member of the dyn, by the usual name of which `$name$` has the place.
const char* question(std::string_view Usual) {
  if (Usual == "methods" || Usual == "names")
    return R"(
template <class $dyn$>
static ::dynify::companion::type_is<typename $dyn$::$name$> $usual$();
)";
  if (Usual == "through" || Usual == "call")
    return R"(
template <class $dyn$, class $type$>
static ::dynify::companion::type_is<typename $dyn$::template $name$<$type$>> $usual$();
)";
  if (Usual == "methods_of")
    return R"(
template <class $type$, class $dyn$ = typename of::dyn>
static constexpr const auto& $usual$() noexcept { return $dyn$::template $name$<$type$>; }
)";
  if (Usual == "named")
    return R"(
template <class $type$, class $dyn$ = typename of::dyn>
static constexpr int $usual$() noexcept { return $dyn$::template $name$<$type$>; }
)";
  return R"(
template <class $type$, class $dyn$ = typename of::dyn>
static constexpr const char* $usual$() noexcept { return $dyn$::template $name$<$type$>(); }
)";
}

/// What a dyn calls otherwise, since its trait has a name like it.
std::vector<RegisteredName> renamed(const Described& D) {
  std::vector<RegisteredName> All = registeredNames();
  std::erase_if(All, [&](const RegisteredName& N) { return D.Names.*N.Member == N.Usual; });
  return All;
}

}  // namespace

void printRegistration(Printer& P, const Described& D) {
  const Printer::Scope Known(P, {{"trait_name", D.Of->qualifiedName()},
                                 {"trait", registered(D, globalTrait(D))},
                                 {"head", specializationHead(D.Names.GlobalHead)},
                                 {"dyns", globalDyns(D)}});
  const std::vector<RegisteredName> Renamed = renamed(D);
  P.print(Renamed.empty() ? R"(
$head$
struct dynify::companion::of<$trait$> : dynify::companion::registration<$dyns$> {};
)"
                          : R"(
$head$
struct dynify::companion::of<$trait$> : dynify::companion::registration<$dyns$> {
  $questions$
};
)",
          {{"questions", [&](Printer& Inner) {
              for (const RegisteredName& N : Renamed)
                Inner.print(question(N.Usual),
                            {{"name", D.Names.*N.Member}, {"usual", std::string(N.Usual)}});
            }}});
  if (!D.Of->Associated.empty())
    printAssociated(P, D, specializationHead(D.Names.GlobalTraitHead), globalTrait(D));
}

void printRegistrationFriend(Printer& P, const Described& D) {
  if (!renamed(D).empty()) P.print("friend ::dynify::companion::of<$trait$>;\n");
}

}  // namespace dynify::gen
