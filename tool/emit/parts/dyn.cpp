#include "emit/parts/dyn.hpp"

#include <string>

#include "emit/parts/associated.hpp"
#include "emit/parts/defaults.hpp"
#include "emit/parts/export.hpp"
#include "emit/parts/registration.hpp"
#include "emit/parts/requirement.hpp"
#include "emit/parts/supertrait.hpp"
#include "emit/parts/table.hpp"
#include "emit/parts/through.hpp"

namespace dynify::gen {
namespace {

/// What a method does: the dyn's own constructor of a coroutine, or the call of the entry.
std::string throughTable(const Call& C, const TraitNames& N) {
  const std::string Entry = N.Words + "->" + C.Names.Entry;
  const std::string Object = N.Words + ".object";
  return C.chosen(
      "return {" + Object + ", " + Entry + behindAnother(C.arguments(Arguments::Given)) + "}",
      C.returned(Entry + "(" + Object + behindAnother(C.arguments(Arguments::Passed)) + ")"));
}

/// One that names the trait's own dyns may need those that stand behind this one.
bool isDelayed(const Call& C, DynKind Kind) {
  return Kind == DynKind::Mutable && C.Of->NamesOwnTrait && C.isDeferred();
}

void printMember(Printer& P, const Call& C, const Described& D, DynKind Kind, Receiver By) {
  printComment(P, C.Of->Comment);
  P.print(isDelayed(C, Kind) ? "$attributes$$declaration$$requires$;\n"
                             : "$attributes$$declaration$$requires$ { $body$; }\n",
          {{"attributes", C.attributes()},
           {"declaration", C.declaration(C.dynResult(), Declared::InDyn, By)},
           {"requires", requiresClause(C.Requires)},
           {"body", throughTable(C, D.Names)}});
}

void printMembers(Printer& P, const Described& D, DynKind Kind) {
  for (const Call& C : D.Methods)
    if (Kind == DynKind::Mutable || C.Of->IsConst)
      for (const Receiver By : receivers(C, D, Kind)) printMember(P, C, D, Kind, By);
  printSupertraitMembers(P, D, Kind);
}

void printDelayedMember(Printer& P, const Call& C, const Described& D, Receiver By) {
  P.print(R"(
$head$
inline auto $dyn$$arguments$::$name$($parameters$)$qualifiers$ -> $result$$requires$ { $body$; }

)",
          {{"name", C.Of->Name},
           {"parameters", C.parameters(Declared::Again)},
           {"qualifiers", C.qualifiers(By)},
           {"result", C.dynResult().abstract()},
           {"requires", requiresClause(C.Requires)},
           {"body", throughTable(C, D.Names)}});
}

void printDynComment(Printer& P, const Trait& T) {
  std::vector<std::string> Lines{"A reference to any implementor of `" + T.nestedName() +
                                 "`. Copying it copies the reference."};
  if (!T.Comment.empty()) Lines.emplace_back();
  Lines.insert(Lines.end(), T.Comment.begin(), T.Comment.end());
  printComment(P, Lines);
}

/// What a dyn inherits its constructors by: a base that depends on a template parameter is looked
/// into for what is named as its member.
std::string inheritance(const Described& D, const std::string& Dyn) {
  return (D.Names.Head ? Dyn + "::" : "") + "dynify_dyn::dynify_dyn";
}

void printDyn(Printer& P, const Described& D) {
  printDynComment(P, *D.Of);
  P.print(
      R"(
$head$
class $attributes$$dyn$ : public ::dynify::companion::bases::dynify_dyn<$trait$> {
 public:
  $exports$
  using $inheritance$;
  template <class $type$, class $lack$ = ::dynify::companion::lack<$type$, $trait$>>
  $dyn$($type$&) = delete;  // no implementor: says what it lacks

  $members$

 private:
  friend ::dynify::companion::access;
  $friend$
  $through_declaration$


  $calls$
  $table$
  $requirements$
  $thunks$
};

)",
      {{"exports", [&D](Printer& Inner) { printExports(Inner, D); }},
       {"inheritance", inheritance(D, D.Names.Dyn)},
       {"members", [&D](Printer& Inner) { printMembers(Inner, D, DynKind::Mutable); }},
       {"friend", [&D](Printer& Inner) { printRegistrationFriend(Inner, D); }},
       {"through_declaration",
        [&D](Printer& Inner) { printThroughDeclaration(Inner, D, DynKind::Mutable); }},
       {"calls", [&D](Printer& Inner) { printCalls(Inner, D); }},
       {"table", [&D](Printer& Inner) { printTable(Inner, D); }},
       {"requirements", [&D](Printer& Inner) { printRequirements(Inner, D); }},
       {"thunks", [&D](Printer& Inner) { printThunks(Inner, D); }}});
}

void printConstDynPrivate(Printer& P, const Described& D) {
  if (!hasThrough(D, DynKind::Const)) return;
  P.print(
      R"(

 private:
  friend ::dynify::companion::access;
  $friend$
  $through_declaration$


)",
      {{"friend", [&D](Printer& Inner) { printRegistrationFriend(Inner, D); }},
       {"through_declaration",
        [&D](Printer& Inner) { printThroughDeclaration(Inner, D, DynKind::Const); }}});
}

void printConstDyn(Printer& P, const Described& D) {
  P.print(R"(
/// `$dyn$` for an implementor that may be const: the const methods.
$head$
class $attributes$$const_dyn$ : public ::dynify::companion::bases::dynify_dyn<const $trait$> {
 public:
  $exports$
  using $inheritance$;
  template <class $type$, class $lack$ = ::dynify::companion::lack<$type$, $trait$>>
  $const_dyn$(const $type$&) = delete;

  $members$
$private$
};

)",
          {{"exports", [&D](Printer& Inner) { printExports(Inner, D); }},
           {"inheritance", inheritance(D, D.Names.ConstDyn)},
           {"members", [&D](Printer& Inner) { printMembers(Inner, D, DynKind::Const); }},
           {"private", [&D](Printer& Inner) { printConstDynPrivate(Inner, D); }}});
}

}  // namespace

void printComment(Printer& P, const std::vector<std::string>& Lines) {
  if (!Lines.empty()) P.print("\n\n");
  for (const std::string& Line : Lines)
    P.print("///$line$\n", {{"line", Line.empty() ? Line : " " + Line}});
}

void printForwards(Printer& P, const Described& D) {
  const Printer::Scope Known(P, {{"head", templateHead(D.Names.Head, Defaults::Keep)}});
  P.print("$head$\nclass $dyn$;\n");
  if (D.Of->hasConstMethod()) P.print("$head$\nclass $const_dyn$;\n");
}

void printDyns(Printer& P, const Described& D) {
  printDyn(P, D);
  if (D.Of->hasConstMethod()) printConstDyn(P, D);
  printDeductionGuides(P, D);
  for (const Call& C : D.Methods)
    if (isDelayed(C, DynKind::Mutable))
      for (const Receiver By : receivers(C, D, DynKind::Mutable)) printDelayedMember(P, C, D, By);
  printThrough(P, D, DynKind::Mutable);
  printThrough(P, D, DynKind::Const);
}

}  // namespace dynify::gen
