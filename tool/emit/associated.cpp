#include "emit/associated.hpp"

#include <functional>

namespace dynify::gen {
namespace {

/// What an implementor must have, for it to have the type.
using TypeRequirement = std::function<std::string(const AssociatedType&)>;

std::string asIts(const AssociatedType& A) { return "typename $type$::" + A.Name + ";"; }

std::string asGiven(const AssociatedType& A) {
  return "requires ::std::same_as<typename $type$::" + A.Name + ", " + A.Parameter + ">;";
}

std::string all(const Trait& T, const TypeRequirement& Required) {
  std::string Text;
  for (const AssociatedType& A : T.Associated) Text += (Text.empty() ? "" : " ") + Required(A);
  return Text;
}

/// An expression of the names of those types that an implementor lacks, in words.
std::string missing(const Trait& T, const TypeRequirement& Required) {
  if (T.Associated.size() == 1) return "\"typename $trait_name$::" + T.Associated[0].Name + "\"";
  std::string Text;
  for (const AssociatedType& A : T.Associated)
    Text += (Text.empty() ? "" : ", ") +
            ("::dynify::companion::needed_type(\"typename $trait_name$::" + A.Name +
             "\", requires { " + Required(A) + " })");
  return "::dynify::companion::missing_types<" + Text + ">()";
}

/// The implementor's own types, as arguments of a template.
std::string ownTypes(const Trait& T) {
  std::string Text;
  for (const AssociatedType& A : T.Associated)
    Text += (Text.empty() ? "typename $type$::" : ", typename $type$::") + A.Name;
  return Text;
}

/// `Text` as a part of a template, with its own names put in.
std::function<void(Printer&)> part(std::string Text) {
  return [Text = std::move(Text)](Printer& Inner) { Inner.print(Text); };
}

}  // namespace

std::string registered(const Trait& T, const std::string& Named) {
  if (T.Associated.empty()) return Named;
  std::string Text = "::dynify::with<" + Named;
  for (const AssociatedType& A : T.Associated) Text += ", " + A.Parameter;
  return Text + ">";
}

void printTypeRequirements(Printer& P, const Trait& T) {
  if (T.Associated.empty()) return;
  P.print(R"(
    if $constexpr$(!requires { $given$ }) return $missing$;
)",
          {{"constexpr", T.Associated.size() == 1 ? "" : "constexpr "},
           {"given", part(all(T, asGiven))},
           {"missing", part(missing(T, asGiven))}});
}

void printAssociated(Printer& P, const Trait& T, const std::string& Head,
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
           {"missing", part(missing(T, asIts))},
           {"own", part(ownTypes(T))}});
}

/// `DynStream stream = from_string;` finds the associated types, also those of a class that lacks a
/// method: the deleted constructor says which. To one that lacks the types, what it lacks stands
/// for them.
void printDeductionGuides(Printer& P, const Trait& T) {
  if (T.Associated.empty() || T.Header) return;
  std::string Lacks;
  for (std::size_t I = 0; I < T.Associated.size(); ++I) Lacks += I == 0 ? "$lack$" : ", $lack$";
  P.print(R"(
template <class $type$>
$dyn$($type$&) -> $dyn$<$own$>;

// Not an implementor: the message says which types it lacks.
template <class $type$, class $lack$ = typename ::dynify::companion::find_lack<$type$, $class$>::type>
  requires(!requires { typename ::dynify::with<$class$, $own$>; })
$dyn$($type$&) -> $dyn$<$lacks$>;

)",
          {{"own", part(ownTypes(T))}, {"lacks", part(Lacks)}});
}

}  // namespace dynify::gen
