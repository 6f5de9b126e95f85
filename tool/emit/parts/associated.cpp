#include "emit/parts/associated.hpp"

#include <functional>

namespace dynify::gen {
namespace {

/// What an implementor must have, for it to have a type: its name, and the dyn's parameter for it.
using TypeRequirement = std::string (*)(const std::string& Name, const std::string& Parameter);

std::string asIts(const std::string& Name, const std::string&) {
  return "typename $type$::" + Name + ";";
}

std::string asGiven(const std::string& Name, const std::string& Parameter) {
  return "requires ::std::same_as<typename $type$::" + Name + ", " + Parameter + ">;";
}

std::string required(const Described& D, std::size_t I, TypeRequirement Required) {
  return Required(D.Of->Associated[I].Name, D.Names.Associated[I]);
}

std::string all(const Described& D, TypeRequirement Required) {
  std::string Text;
  for (std::size_t I = 0; I < D.Names.Associated.size(); ++I)
    Text += (I == 0 ? "" : " ") + required(D, I, Required);
  return Text;
}

/// An expression of the names of those types that an implementor lacks, in words.
std::string missing(const Described& D, TypeRequirement Required) {
  const std::vector<AssociatedType>& Types = D.Of->Associated;
  if (Types.size() == 1) return "\"typename $trait_name$::" + Types[0].Name + "\"";
  std::string Text;
  for (std::size_t I = 0; I < Types.size(); ++I)
    Text += (I == 0 ? "" : ", ") +
            ("::dynify::companion::needed_type(\"typename $trait_name$::" + Types[I].Name +
             "\", requires { " + required(D, I, Required) + " })");
  return "::dynify::companion::missing_types<" + Text + ">()";
}

/// The implementor's own types, as arguments of a template.
std::string ownTypes(const Described& D) {
  std::string Text;
  for (const AssociatedType& A : D.Of->Associated)
    Text += (Text.empty() ? "typename $type$::" : ", typename $type$::") + A.Name;
  return Text;
}

/// `Text` as a part of a template, with its own names put in.
std::function<void(Printer&)> part(std::string Text) {
  return [Text = std::move(Text)](Printer& Inner) { Inner.print(Text); };
}

}  // namespace

std::string registered(const Described& D, const std::string& Named) {
  if (D.Names.Associated.empty()) return Named;
  std::string Text = "::dynify::with<" + Named;
  for (const std::string& Parameter : D.Names.Associated) Text += ", " + Parameter;
  return Text + ">";
}

void printTypeRequirements(Printer& P, const Described& D) {
  if (D.Of->Associated.empty()) return;
  P.print(R"(
if $constexpr$(!requires { $given$ }) return $missing$;
)",
          {{"constexpr", D.Of->Associated.size() == 1 ? "" : "constexpr "},
           {"given", part(all(D, asGiven))},
           {"missing", part(missing(D, asGiven))}});
}

void printAssociated(Printer& P, const Described& D, const std::string& Head,
                     const std::string& Class) {
  P.print(R"(

$specialization$
struct dynify::companion::of<$trait_class$> {
  template <class $type$>
  static constexpr const char* lacking() noexcept {
    if constexpr (requires { typename ::dynify::with<$trait_class$, $own$>; })
      return ::dynify::companion::lacking<$type$, ::dynify::with<$trait_class$, $own$>>();
    else
      return $missing$;
  }
};
)",
          {{"specialization", Head},
           {"trait_class", Class},
           {"missing", part(missing(D, asIts))},
           {"own", part(ownTypes(D))}});
}

/// `DynStream stream = from_string;` finds the associated types, also those of a class that lacks a
/// method: the deleted constructor says which. To one that lacks the types, what it lacks stands
/// for them.
void printDeductionGuides(Printer& P, const Described& D) {
  if (D.Of->Associated.empty() || D.Of->Head) return;
  std::string Lacks;
  for (std::size_t I = 0; I < D.Of->Associated.size(); ++I) Lacks += I == 0 ? "$lack$" : ", $lack$";
  P.print(R"(
template <class $type$>
$dyn$($type$&) -> $dyn$<$own$>;

// Not an implementor: the message says which types it lacks.
template <class $type$, class $lack$ = typename ::dynify::companion::find_lack<$type$, $class$>::type>
  requires(!requires { typename ::dynify::with<$class$, $own$>; })
$dyn$($type$&) -> $dyn$<$lacks$>;

)",
          {{"own", part(ownTypes(D))}, {"lacks", part(Lacks)}});
}

}  // namespace dynify::gen
