#include "emit/supertrait.hpp"

#include <algorithm>

#include "emit/method.hpp"

namespace dynify::gen {
namespace {

/// A table contains those of its direct supertraits, so that a conversion adds a constant and calls
/// load one pointer.
void printConversion(Printer& P, const Supertrait& S, const Trait& T, DynKind Kind) {
  const bool IsConst = Kind == DynKind::Const;
  const std::string& To = IsConst ? S.ConstDyn : S.Dyn;
  if (To.empty()) return;
  if (S.Through.empty()) {
    P.print(R"(
  operator $to$() const noexcept {
    return ::dynify::companion::refer<$to$>($object$, ::std::addressof($table$->$entry$));
  }
)",
            {{"to", To}, {"entry", S.Entry}});
    return;
  }
  const auto Direct = std::find_if(
      T.Supertraits.begin(), T.Supertraits.end(),
      [&](const Supertrait& Other) { return Other.Through.empty() && Other.Dyn == S.Through; });
  P.print("  operator $to$() const noexcept { return static_cast<$through$>(*this); }\n",
          {{"to", To}, {"through", IsConst ? Direct->ConstDyn : Direct->Dyn}});
}

}  // namespace

void printSupertraitMembers(Printer& P, const Trait& T, DynKind Kind) {
  const auto Has = [&](const Supertrait& S) {
    return Kind == DynKind::Mutable || !S.ConstDyn.empty();
  };
  if (std::none_of(T.Supertraits.begin(), T.Supertraits.end(), Has)) return;
  P.print("\n\n  // The same object, as its supertraits see it.\n");
  for (const Supertrait& S : T.Supertraits) printConversion(P, S, T, Kind);
  for (const Method& M : T.Inherited)
    if (Kind == DynKind::Mutable || M.IsConst)
      printInherited(P, M, T, Kind == DynKind::Const ? M.ConstFrom : M.From);
}

void printSupertraitRequirements(Printer& P, const Trait& T) {
  for (const Supertrait& S : T.Supertraits)
    if (S.Through.empty())
      P.print(R"(
    if (!::dynify::implements<$type$, $supertrait$>) return ::dynify::companion::lacking<$type$, $supertrait$>();
)",
              {{"supertrait", S.Trait}});
}

void printSupertraitEntries(Printer& P, const Trait& T) {
  for (const Supertrait& S : T.Supertraits)
    if (S.Through.empty())
      P.print("    ::dynify::companion::table<$supertrait$> $entry$;\n",
              {{"supertrait", S.Trait}, {"entry", S.Entry}});
}

void printSupertraitTables(Printer& P, const Trait& T) {
  for (const Supertrait& S : T.Supertraits)
    if (S.Through.empty())
      P.print("      .$entry$ = ::dynify::companion::table_of<$supertrait$, $type$>(),\n",
              {{"supertrait", S.Trait}, {"entry", S.Entry}});
}

}  // namespace dynify::gen
