#include "emit/parts/supertrait.hpp"

#include <algorithm>
#include <string>

#include "emit/parts/dyn.hpp"

namespace dynify::gen {
namespace {

/// Calls `See` with the direct supertraits and their entries.
template <class F>
void forEachDirect(const Described& D, F See) {
  for (std::size_t I = 0; I < D.Of->Supertraits.size(); ++I)
    if (D.Of->Supertraits[I].Through.empty()) See(D.Of->Supertraits[I], D.Names.Supertraits[I]);
}

const std::string& dynOf(const Supertrait& S, DynKind Kind) {
  return Kind == DynKind::Const ? S.ConstDyn : S.Dyn;
}

/// A table contains those of its direct supertraits, so that a conversion adds a constant and calls
/// load one pointer.
void printDirectConversion(Printer& P, const Supertrait& S, const std::string& Entry,
                           const Described& D, DynKind Kind) {
  if (dynOf(S, Kind).empty()) return;
  P.print(R"(
operator $to$() const noexcept { return $words$.refer($words$->$entry$); }
)",
          {{"to", dynOf(S, Kind)}, {"words", D.Names.Words}, {"entry", Entry}});
}

/// One that a direct supertrait is derived from.
void printIndirectConversion(Printer& P, const Supertrait& S, const Described& D, DynKind Kind) {
  if (dynOf(S, Kind).empty() || S.Through.empty()) return;
  const auto Direct = std::find_if(
      D.Of->Supertraits.begin(), D.Of->Supertraits.end(),
      [&](const Supertrait& Other) { return Other.Through.empty() && Other.Dyn == S.Through; });
  P.print("operator $to$() const noexcept { return static_cast<$through$>(*this); }\n",
          {{"to", dynOf(S, Kind)}, {"through", dynOf(*Direct, Kind)}});
}

/// A dyn that is made for a call is not const: the supertrait's other overload would be called.
bool needsConstObject(const Call& C, const Described& D) {
  return C.Of->IsConst && isOverloadedByMutable(C, D);
}

/// It has no other name here where the storage is an expression of another trait's scope.
TypeText inheritedResult(const Call& C) {
  if (C.isEither()) return {"decltype(auto)", ""};
  return C.isDeferred() && !C.Of->Storage.Bytes.empty() ? TypeText{"auto", ""} : C.dynResult();
}

/// The method of a supertrait, called on its dyn.
void printInherited(Printer& P, const Call& C, const Described& D, DynKind Kind, Receiver By) {
  const std::string& From = Kind == DynKind::Const ? C.Of->ConstFrom : C.Of->From;
  const std::string Const = needsConstObject(C, D) ? "const " : "";
  const std::string Super = "static_cast<" + Const + From + ">(*this)";
  const bool IsLvalue = C.Of->Reference == ReferenceQualifier::Lvalue && !C.Of->IsConst;
  const std::string Object = IsLvalue ? "::dynify::companion::lvalue(" + Super + ")" : Super;
  const std::string Made = Object + "." + C.Of->Name + "(" + C.given() + ")";
  // One without the arguments that have defaults stands behind the one with all.
  if (C.Of->Defaulted.empty()) printComment(P, C.Of->Comment);
  P.print(R"(
$attributes$$declaration$$requires$ { $body$; }
)",
          {{"attributes", C.attributes()},
           {"declaration", C.declaration(inheritedResult(C), Declared::InDyn, By)},
           {"requires", requiresClause(C.Requires.empty() ? "" : "requires { " + Made + "; }")},
           {"body", C.returned(Made)}});
}

}  // namespace

void printSupertraitMembers(Printer& P, const Described& D, DynKind Kind) {
  const auto Has = [&](const Supertrait& S) { return !dynOf(S, Kind).empty(); };
  if (std::none_of(D.Of->Supertraits.begin(), D.Of->Supertraits.end(), Has)) return;
  P.print(Kind == DynKind::Mutable ? "\n\n// The same object, as its supertraits see it.\n"
                                   : "\n\n");
  forEachDirect(D, [&](const Supertrait& S, const std::string& Entry) {
    printDirectConversion(P, S, Entry, D, Kind);
  });
  for (const Supertrait& S : D.Of->Supertraits) printIndirectConversion(P, S, D, Kind);
  for (const Call& C : D.Inherited)
    if (Kind == DynKind::Mutable || C.Of->IsConst)
      for (const Receiver By : receivers(C, D, Kind)) printInherited(P, C, D, Kind, By);
}

void printSupertraitRequirements(Printer& P, const Described& D) {
  forEachDirect(D, [&P](const Supertrait& S, const std::string&) {
    P.print(R"(
if (!::dynify::implements<$type$, $supertrait$>) return ::dynify::companion::lacking<$type$, $supertrait$>();
)",
            {{"supertrait", S.Trait}});
  });
}

void printSupertraitEntries(Printer& P, const Described& D) {
  forEachDirect(D, [&P](const Supertrait& S, const std::string& Entry) {
    P.print("::dynify::companion::part<$supertrait$> $entry$;\n",
            {{"supertrait", S.Trait}, {"entry", Entry}});
  });
}

void printSupertraitTables(Printer& P, const Described& D) {
  forEachDirect(D, [&P](const Supertrait& S, const std::string& Entry) {
    P.print(".$entry$ = ::dynify::companion::part_of<$supertrait$, $type$>(),\n",
            {{"supertrait", S.Trait}, {"entry", Entry}});
  });
}

}  // namespace dynify::gen
