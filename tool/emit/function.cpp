#include "emit/function.hpp"

#include <algorithm>

#include "emit/export.hpp"
#include "emit/method.hpp"
#include "emit/scope.hpp"

namespace dynify::gen {
namespace {

using Place = std::vector<Function>::const_iterator;

void printGroup(Printer& P, Place First, Place Last) {
  for (Place F = First; F != Last; ++F)
    printFunction(P, F->Signature,
                  {"inline ", F->Dyn, F->callee(), templateHead(F->Header, Defaults::Keep)});
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
      printInNamespace(P, First->Namespaces, [&] { printGroup(P, First, Last); });
    };
    P.print("\n\n");
    First->IsDeprecated ? printUndeprecated(P, Print) : Print();
    First = Last;
  }
}

}  // namespace dynify::gen
