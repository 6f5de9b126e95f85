#include "emit/parts/function.hpp"

#include <algorithm>

#include "emit/call.hpp"
#include "emit/parts/dyn.hpp"
#include "emit/parts/export.hpp"
#include "emit/scope.hpp"

namespace dynify::gen {
namespace {

using Place = std::vector<Function>::const_iterator;

/// The companion of a coroutine makes its constructor; that of an ordinary function passes the call
/// on.
void printFunction(Printer& P, const Function& F) {
  const Call C = describe(F);
  const std::string Callee = F.callee();
  const std::string Named = Callee.starts_with("::") ? Callee.substr(2) : Callee;
  printComment(P, C.Of->Comment);
  const std::string Declarator = F.Dyn + "(" + C.parameters(Declared::InDyn) + ")" +
                                 C.noexceptSpecifier() + requiresClause(C.Requires);
  const std::string Given = C.arguments(Arguments::Given);
  const std::string& Pack = C.Names.Pack;
  const std::string Parameters = Given.empty() ? "" : "auto&&... " + Pack;
  const std::string Passed =
      Given.empty() ? "" : "static_cast<decltype(" + Pack + ")>(" + Pack + ")...";
  const Printer::Scope Known(P,
                             {{"attributes", C.attributes()},
                              {"head", templateHead(F.Head, Defaults::Keep)},
                              {"specifiers", C.Of->IsConstexpr ? "inline constexpr " : "inline "},
                              {"callee", Callee},
                              {"declaration", C.dynResult().declare(Declarator)},
                              {"forwarded", C.arguments(Arguments::Passed)}});
  if (!C.isDeferred() && !C.isEither())
    return P.print("$attributes$$specifiers$$declaration$ { return $callee$($forwarded$); }\n");
  const std::string Started =
      "return {::dynify::companion::no_object(), ::dynify::companion::start_of<\"" + Named +
      "\">([](" + Parameters + ") DYNIFY_INLINE_RAMP { return " + Callee + "(" + Passed + "); })" +
      behindAnother(Given) + "}";
  const std::string Called = "return " + Callee + "(" + C.arguments(Arguments::Passed) + ")";
  P.print(R"(
$head$
$attributes$$specifiers$$declaration$ { $body$; }
)",
          {{"body", C.chosen(Started, Called)}});
}

void printGroup(Printer& P, Place First, Place Last) {
  for (Place F = First; F != Last; ++F) printFunction(P, *F);
  P.print("\n\n");
}

}  // namespace

void printFunctions(Printer& P, const std::vector<Function>& All) {
  for (Place First = All.begin(); First != All.end();) {
    const auto IsOther = [&](const Function& F) {
      return F.namespaceName() != First->namespaceName() || F.IsDeprecated != First->IsDeprecated;
    };
    const Place Last = std::find_if(First, All.end(), IsOther);
    const auto Print = [&] {
      printInNamespace(P, First->Namespaces, Content::Definitions,
                       [&] { printGroup(P, First, Last); });
    };
    P.print("\n\n");
    First->IsDeprecated ? printUndeprecated(P, Print) : Print();
    First = Last;
  }
}

}  // namespace dynify::gen
