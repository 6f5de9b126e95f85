#include "emit/parts/through.hpp"

#include <algorithm>

#include "emit/parts/export.hpp"

namespace dynify::gen {
namespace {

bool hasSameParameters(const Method& A, const Method& B) {
  return std::equal(A.Parameters.begin(), A.Parameters.end(), B.Parameters.begin(),
                    B.Parameters.end(), [](const Parameter& P, const Parameter& Q) {
                      return P.Decayed.abstract() == Q.Decayed.abstract();
                    });
}

/// Whether there is the same method for objects of the other value category.
bool hasOther(const Method& M, ReferenceQualifier Reference, const Described& D) {
  bool Found = false;
  forEachCall(D, DynKind::Mutable, [&](const Call& Other) {
    Found = Found || (Other.Of->Name == M.Name && Other.Of->Reference == Reference &&
                      hasSameParameters(*Other.Of, M));
  });
  return Found;
}

/// For objects of the category that `By` says, and where `Asked` holds, unless it is empty.
void printThroughMember(Printer& P, const Call& C, const Described& D, Receiver By,
                        const std::string& Asked) {
  TypeText Result = C.isDeferred() ? TypeText{"auto", ""} : C.Result;
  if (C.isEither()) Result = {"decltype(auto)", ""};
  std::string Condition = C.Of->From.empty() ? C.Requires : "";
  if (!Asked.empty()) Condition = Asked + (Condition.empty() ? "" : " && (" + Condition + ")");
  const std::string Made = C.on(D.Names.Wrapped, C.given());
  P.print(R"(
$attributes$$declaration$$requires$ { $body$; }
)",
          {{"attributes", C.attributes()},
           {"declaration", C.declaration(Result, Declared::InDyn, By)},
           {"requires", requiresClause(Condition)},
           {"body", C.chosen("return " + D.Names.Added + "(" + Made + ")", C.returned(Made))}});
}

/// Called through a box that gives its object away, a method is called on an lvalue: its `&&` is
/// that the box was moved. Where there is the same method for lvalues, that one is for objects that
/// stay, and `&&` for a class of calls that is an rvalue itself.
void printThroughMembers(Printer& P, const Call& C, const Described& D, DynKind Kind) {
  const ReferenceQualifier Reference = C.Of->Reference;
  if (Reference == ReferenceQualifier::Lvalue && hasOther(*C.Of, ReferenceQualifier::Rvalue, D))
    return printThroughMember(P, C, D, Receiver::AsDeclared, "!" + D.Names.Via + "::gives_away");
  if (Reference != ReferenceQualifier::Rvalue) {
    for (const Receiver By : receivers(C, D, Kind)) printThroughMember(P, C, D, By, "");
    return;
  }
  if (!hasOther(*C.Of, ReferenceQualifier::Lvalue, D))
    return printThroughMember(P, C, D, Receiver::Anything, D.Names.Via + "::gives_object");
  printThroughMember(P, C, D, Receiver::AsDeclared, "");
  printThroughMember(P, C, D, Receiver::Lvalue, D.Names.Via + "::gives_away");
}

}  // namespace

bool hasThrough(const Described& D, DynKind Kind) {
  bool AddsToAny = false;
  forEachCall(D, Kind, [&](const Call& C) {
    AddsToAny = AddsToAny || C.isDeferred() || C.isEither() ||
                C.Of->Reference == ReferenceQualifier::Rvalue;
  });
  return AddsToAny;
}

void printThroughDeclaration(Printer& P, const Described& D, DynKind Kind) {
  if (hasThrough(D, Kind)) P.print("template <class $via$>\nclass $through$;\n");
}

void printThrough(Printer& P, const Described& D, DynKind Kind) {
  if (!hasThrough(D, Kind)) return;
  P.print(R"(
/// `$this_dyn$` with what `$via$` adds to each coroutine: a place, or an owner of the object.
$head$
template <class $via$>
class $this_dyn$$arguments$::$through$ : public ::dynify::companion::bases::dynify_through<$this_dyn$$arguments$, $via$> {
 public:
  $exports$
  using $through$::dynify_through::dynify_through;
  $members$
};

)",
          {{"exports", [&D](Printer& Inner) { printExports(Inner, D); }},
           {"members",
            [&](Printer& Inner) {
              forEachCall(D, Kind, [&](const Call& C) { printThroughMembers(Inner, C, D, Kind); });
            }},
           {"this_dyn", Kind == DynKind::Const ? D.Names.ConstDyn : D.Names.Dyn}});
}

}  // namespace dynify::gen
