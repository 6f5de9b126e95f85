#include "emit/parts/through.hpp"

#include "emit/parts/export.hpp"

namespace dynify::gen {
namespace {

bool isOverloadedOrInherited(const Call& C, const Described& D) {
  int Count = 0;
  forEachCall(D, DynKind::Mutable,
              [&](const Call& Other) { Count += Other.Of->Name == C.Of->Name; });
  return Count > 1;
}

/// Called through a box that gives its object away, the method is called on an lvalue: its `&&` is
/// that the box was moved.
void printThroughMember(Printer& P, const Call& C, const Described& D) {
  const bool IsGiven =
      C.Of->Reference == ReferenceQualifier::Rvalue && !isOverloadedOrInherited(C, D);
  const TypeText Result = C.isDeferred() ? TypeText{"auto", ""} : C.Result;
  std::string Condition = C.Of->From.empty() ? C.Requires : "";
  if (IsGiven)
    Condition =
        D.Names.Via + "::gives_object" + (Condition.empty() ? "" : " && (" + Condition + ")");
  const std::string Made = C.on(D.Names.Wrapped, C.given());
  P.print(R"(
  $attributes$$declaration$$requires$ {
    $body$;
  }
)",
          {{"attributes", C.attributes()},
           {"declaration", C.declaration(Result, Declared::InDyn,
                                         IsGiven ? Receiver::Anything : Receiver::AsDeclared)},
           {"requires", requiresClause(Condition)},
           {"body", C.returned(C.isDeferred() ? D.Names.Added + "(" + Made + ")" : Made)}});
}

}  // namespace

bool hasThrough(const Described& D, DynKind Kind) {
  bool HasDeferred = false;
  forEachCall(D, Kind, [&](const Call& C) { HasDeferred = HasDeferred || C.isDeferred(); });
  return HasDeferred;
}

void printThroughDeclaration(Printer& P, const Described& D, DynKind Kind) {
  if (hasThrough(D, Kind)) P.print("  template <class $via$>\n  class $through$;\n");
}

void printThrough(Printer& P, const Described& D, DynKind Kind) {
  if (!hasThrough(D, Kind)) return;
  P.print(R"(
/// `$this_dyn$` with what `$via$` adds to each coroutine: a place, or an owner of the object.
$head$template <class $via$>
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
              forEachCall(D, Kind, [&](const Call& C) { printThroughMember(Inner, C, D); });
            }},
           {"this_dyn", Kind == DynKind::Const ? D.Names.ConstDyn : D.Names.Dyn}});
}

}  // namespace dynify::gen
