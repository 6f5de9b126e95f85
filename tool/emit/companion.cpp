#include "emit/companion.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "emit/call.hpp"
#include "emit/parts/associated.hpp"
#include "emit/parts/defaults.hpp"
#include "emit/parts/dyn.hpp"
#include "emit/parts/export.hpp"
#include "emit/parts/function.hpp"
#include "emit/parts/registration.hpp"
#include "emit/printer.hpp"
#include "emit/scope.hpp"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

/// The names that templates have for what a trait is printed with.
Values valuesOf(const Described& D) {
  const TraitNames& N = D.Names;
  const std::string Class = D.Of->Keyword + traitReference(*D.Of);
  return {{"arguments", N.Head.arguments()},
          {"attributes", attributeList(D.Of->Attributes)},
          {"call", N.Call},
          {"class", Class},
          {"const_dyn", N.ConstDyn},
          {"dyn", N.Dyn},
          {"head", templateHead(N.Head, Defaults::Leave)},
          {"implementor", N.Implementor},
          {"lack", N.Lack},
          {"lacking", N.Lacking},
          {"methods", N.Methods},
          {"methods_of", N.MethodsOf},
          {"named", N.Named},
          {"names", N.Names},
          {"scope", traitReference(*D.Of)},
          {"through", N.Through},
          {"trait", registered(D, Class)},
          {"trait_name", D.Of->qualifiedName()},
          {"type", N.Type},
          {"type_entry", N.TypeEntry},
          {"via", N.Via}};
}

using Place = std::vector<Described>::const_iterator;

/// Traits that stand one behind the other in one namespace.
struct Group {
  Place First;
  Place Last;

  template <class F>
  void forEach(Printer& P, F Print) const {
    for (Place D = First; D != Last; ++D) {
      const Printer::Scope Known(P, valuesOf(*D));
      Print(*D);
    }
  }
};

std::vector<Group> groupsOf(const std::vector<Described>& All) {
  std::vector<Group> Groups;
  for (Place First = All.begin(); First != All.end();) {
    const Trait& T = *First->Of;
    const Place Last = std::find_if(First, All.end(), [&T](const Described& D) {
      return D.Of->namespaceName() != T.namespaceName() || D.Of->IsDeprecated != T.IsDeprecated;
    });
    Groups.push_back({First, Last});
    First = Last;
  }
  return Groups;
}

/// The dyns declared, and their traits registered, so that all of the header's are known before
/// anything asks for one.
void printKnown(Printer& P, const Group& G) {
  printInNamespace(P, G.First->Of->Namespaces, Content::Declarations,
                   [&] { G.forEach(P, [&](const Described& D) { printForwards(P, D); }); });
  P.print("\n\n");
  G.forEach(P, [&](const Described& D) {
    printRegistration(P, D);
    printOwnMethods(P, *D.Of);
  });
}

void printGroup(Printer& P, const Group& G) {
  printInNamespace(P, G.First->Of->Namespaces, Content::Definitions,
                   [&] { G.forEach(P, [&](const Described& D) { printDyns(P, D); }); });
}

void printTraits(Printer& P, const std::vector<Trait>& Traits) {
  std::vector<Described> All;
  for (const Trait& T : Traits) All.push_back(describe(T));
  const std::vector<Group> Groups = groupsOf(All);
  for (const auto Print : {printKnown, printGroup})
    for (const Group& G : Groups) {
      P.print("\n\n");
      const auto PrintOne = [&] { Print(P, G); };
      G.First->Of->IsDeprecated ? printUndeprecated(P, PrintOne) : PrintOne();
    }
}

std::string baseName(std::string_view Path) {
  return std::string(Path.substr(Path.rfind('/') + 1));
}

bool anyMethod(const Header& H, bool (*Is)(const Method&)) {
  return std::any_of(H.Traits.begin(), H.Traits.end(),
                     [&](const Trait& T) {
                       return std::any_of(T.Methods.begin(), T.Methods.end(), Is) ||
                              std::any_of(T.Inherited.begin(), T.Inherited.end(), Is);
                     }) ||
         std::any_of(H.Functions.begin(), H.Functions.end(),
                     [&](const Function& F) { return Is(F.Signature); });
}

/// The parts of the runtime that few companions need.
void printRuntimeParts(Printer& P, const Header& H) {
  if (anyMethod(H, [](const Method& M) { return M.IsMaker; }))
    P.print("#include <dynify/maker.hpp>\n");
  if (anyMethod(H, [](const Method& M) { return !M.Storage.Bytes.empty(); }))
    P.print("#include <dynify/stored.hpp>\n");
}

/// What declares the traits. A header is included first; a module is imported behind all that is
/// included, as compilers want it.
void printDeclarations(Printer& P, const Header& H) {
  for (const std::string& Line : H.GlobalFragment) P.print("$line$\n", {{"line", Line}});
  if (H.Module.empty()) P.print("#include \"$include$\"\n", {{"include", H.IncludeLine}});
  for (const std::string& Line : H.CompanionIncludes)
    P.print("#include \"$line$\"\n", {{"line", Line}});
}

void printImport(Printer& P, const Header& H) {
  if (!H.Module.empty()) P.print("\nimport $module$;\n", {{"module", H.Module}});
}

}  // namespace

std::string emitCompanion(const Header& H) {
  Printer P;
  P.print(R"(
// Generated by dynify-gen $version$ from $source$.
// Do not edit: change $source$ and run dynify-gen again.
#pragma once

$declarations$

#include <dynify/companion.hpp>
$parts$
$import$

DYNIFY_REQUIRE_RUNTIME($major$, $minor$);
)",
          {{"declarations", [&H](Printer& Inner) { printDeclarations(Inner, H); }},
           {"import", [&H](Printer& Inner) { printImport(Inner, H); }},
           {"parts", [&H](Printer& Inner) { printRuntimeParts(Inner, H); }},
           {"major", std::to_string(VersionMajor)},
           {"minor", std::to_string(VersionMinor)},
           {"source", baseName(H.IncludeLine)},
           {"version", versionText()}});
  printTraits(P, H.Traits);
  printFunctions(P, H.Functions);
  return P.text();
}

}  // namespace dynify::gen
