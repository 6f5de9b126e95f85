#include "emit/companion.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "emit/associated.hpp"
#include "emit/defaults.hpp"
#include "emit/entry.hpp"
#include "emit/export.hpp"
#include "emit/function.hpp"
#include "emit/method.hpp"
#include "emit/printer.hpp"
#include "emit/registration.hpp"
#include "emit/requirement.hpp"
#include "emit/scope.hpp"
#include "emit/signature.hpp"
#include "emit/supertrait.hpp"
#include "emit/through.hpp"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

void printTable(Printer& P, const Trait& T) {
  printCalls(P, T);
  P.print(R"(
  struct $table_type$ {
    ::dynify::companion::type $type_entry$;
    $entries$
  };

)",
          {{"entries", [&T](Printer& Inner) {
              printSupertraitEntries(Inner, T);
              for (const Method& M : T.Methods) printEntry(Inner, M, T);
            }}});
  printRequirements(P, T);
  P.print(R"(
  template <class $type$>
  static constexpr $table_type$ $table_of${
      .$type_entry$ = ::dynify::companion::type_of<$type$>(),
      $thunks$
  };
)",
          {{"thunks", [&T](Printer& Inner) {
              printSupertraitTables(Inner, T);
              for (const Method& M : T.Methods) printThunk(Inner, M, T);
            }}});
}

void printDynComment(Printer& P, const Trait& T) {
  P.print("/// A reference to any implementor of `$name$`. Copying it copies the reference.\n",
          {{"name", T.nestedName()}});
  if (T.Comment.empty()) return;
  P.print("///\n");
  printComment(P, T.Comment);
}

void printDyn(Printer& P, const Trait& T) {
  printDynComment(P, T);
  P.print(
      R"(
$head$class $attributes$$dyn$ {
 public:
$exports$
  template <::dynify::companion::erasable<$trait$> $type$>
  $dyn$($type$& $implementor$ DYNIFY_LIFETIMEBOUND) noexcept
      : $object$(::dynify::companion::address_of($implementor$)), $table$(::std::addressof($table_of$<$type$>)) {}

  // A dyn refers to an object: keep it in a variable, or own it with dynify::box.
  template <::dynify::companion::erasable<$trait$> $type$>
  $dyn$(const $type$&&) = delete;

  // Not an implementor: the message says what it lacks.
  template <class $type$, class $lack$ = ::dynify::companion::lack<$type$, $trait$>>
  $dyn$($type$&) = delete;
$members$

 private:
$friend_const$
  friend ::dynify::companion::of<$trait$>;

$through_declaration$
$tables$

  void* $object$;
  const $table_type$* $table$;
};

)",
      {{"exports", [&T](Printer& Inner) { printExports(Inner, T); }},
       {"friend_const",
        T.hasConstMethod() ? "  friend " + T.Names.ConstDyn + T.DynHeader.arguments() + ";" : ""},
       {"members",
        [&T](Printer& Inner) {
          for (const Method& M : T.Methods) printMember(Inner, M, T);
          printSupertraitMembers(Inner, T, DynKind::Mutable);
        }},
       {"through_declaration",
        [&T](Printer& Inner) { printThroughDeclaration(Inner, T, DynKind::Mutable); }},
       {"tables", [&T](Printer& Inner) { printTable(Inner, T); }}});
}

void printConstDyn(Printer& P, const Trait& T) {
  P.print(
      R"(
/// `$dyn$` for an implementor that may be const: the const methods.
$head$class $attributes$$const_dyn$ {
 public:
$exports$
  template <::dynify::companion::erasable<$trait$> $type$>
  $const_dyn$(const $type$& $implementor$ DYNIFY_LIFETIMEBOUND) noexcept
      : $object$(::dynify::companion::address_of($implementor$)), $table$(::std::addressof($dyn$$arguments$::$template$$table_of$<$type$>)) {}

  template <::dynify::companion::converts_to<$dyn$$arguments$> $type$>
  $const_dyn$(const $type$& $implementor$) noexcept
      : $const_dyn$(::dynify::companion::convert<$dyn$$arguments$>($implementor$)) {}

  $const_dyn$(const $dyn$$arguments$& $implementor$) noexcept
      : $object$($implementor$.$object$), $table$($implementor$.$table$) {}

  // A dyn refers to an object: keep it in a variable, or own it with dynify::box.
  template <::dynify::companion::erasable<$trait$> $type$>
  $const_dyn$(const $type$&&) = delete;

  // Not an implementor: the message says what it lacks.
  template <class $type$, class $lack$ = ::dynify::companion::lack<$type$, $trait$>>
  $const_dyn$(const $type$&) = delete;
$members$

 private:
$friend_of$
$through_declaration$
  void* $object$;
  const $typename$$dyn$$arguments$::$table_type$* $table$;
};

)",
      {{"exports", [&T](Printer& Inner) { printExports(Inner, T); }},
       {"members",
        [&T](Printer& Inner) {
          for (const Method& M : T.Methods)
            if (M.IsConst) printMember(Inner, M, T);
          printSupertraitMembers(Inner, T, DynKind::Const);
        }},
       {"friend_of", hasThrough(T, DynKind::Const)
                         ? "  friend ::dynify::companion::of<" +
                               registered(T, T.Keyword + traitReference(T)) + ">;\n\n"
                         : ""},
       {"through_declaration",
        [&T](Printer& Inner) { printThroughDeclaration(Inner, T, DynKind::Const); }},
       {"template", T.DynHeader ? "template " : ""},
       {"typename", T.DynHeader ? "typename " : ""}});
}

/// Default template arguments stand at the first declaration, and there only.
void printForwards(Printer& P, const Trait& T) {
  const Printer::Scope Known(P, {{"head", templateHead(T.DynHeader, Defaults::Keep)}});
  if (T.DynHeader) P.print("$head$class $dyn$;\n");
  if (T.hasConstMethod()) P.print("$head$class $const_dyn$;\n");
  if (T.DynHeader || T.hasConstMethod()) P.print("\n\n");
}

void printDyns(Printer& P, const Trait& T) {
  printForwards(P, T);
  printDyn(P, T);
  if (T.hasConstMethod()) printConstDyn(P, T);
}

bool hasDelayed(const Trait& T) {
  return std::any_of(T.Methods.begin(), T.Methods.end(),
                     [](const Method& M) { return M.NamesOwnTrait && M.isDeferred(); });
}

void printRest(Printer& P, const Trait& T) {
  printDeductionGuides(P, T);
  for (const Method& M : T.Methods) {
    printDelayedMember(P, M, T, T.Names.Dyn);
    if (M.IsConst) printDelayedMember(P, M, T, T.Names.ConstDyn);
  }
  printThrough(P, T, DynKind::Mutable);
  printThrough(P, T, DynKind::Const);
}

/// The dyns, then their registration, by which a dyn that is copied is told from an implementor,
/// then what contains copies of them.
void printAll(Printer& P, const Trait& T) {
  printInNamespace(P, T.Namespaces, [&] { printDyns(P, T); });
  printRegistration(P, T);
  if (!hasThrough(T, DynKind::Mutable) && !hasDelayed(T) && T.Associated.empty()) return;
  P.print("\n\n");
  printInNamespace(P, T.Namespaces, [&] { printRest(P, T); });
}

void printTrait(Printer& P, const Trait& T) {
  const Printer::Scope Known(P, {{"arguments", T.DynHeader.arguments()},
                                 {"attributes", attributeList(T.Attributes)},
                                 {"const_dyn", T.Names.ConstDyn},
                                 {"dyn", T.Names.Dyn},
                                 {"head", templateHead(T.DynHeader, Defaults::Leave)},
                                 {"implementor", T.Names.Implementor},
                                 {"count", T.Names.Count},
                                 {"lack", T.Names.Lack},
                                 {"lacking", T.Names.Lacking},
                                 {"named", T.Names.Named},
                                 {"names", T.Names.MethodNames},
                                 {"object", T.Names.Object},
                                 {"table", T.Names.Table},
                                 {"table_of", T.Names.TableOf},
                                 {"table_type", T.Names.TableType},
                                 {"through", T.Names.Through},
                                 {"call", T.Names.Calls},
                                 {"class", T.Keyword + traitReference(T)},
                                 {"scope", traitReference(T)},
                                 {"trait_name", T.qualifiedName()},
                                 {"trait", registered(T, T.Keyword + traitReference(T))},
                                 {"type", T.Names.Type},
                                 {"type_entry", T.Names.TypeEntry},
                                 {"via", T.Names.Via},
                                 {"via_argument", T.Names.ViaArgument},
                                 {"via_member", T.Names.ViaMember},
                                 {"wrapped", T.Names.Wrapped},
                                 {"wrapped_argument", T.Names.WrappedArgument}});
  P.print("\n\n");
  const auto Print = [&] {
    printWeakSymbols(P, T);
    printAll(P, T);
  };
  T.IsDeprecated ? printUndeprecated(P, Print) : Print();
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

}  // namespace

std::string emitCompanion(const Header& H) {
  Printer P;
  P.print(R"(
// Generated by dynify-gen $version$ from $source$.
// Do not edit: change $source$ and run dynify-gen again.
#pragma once

#include "$include$"
$companions$

#include <dynify/companion.hpp>
$parts$

DYNIFY_REQUIRE_RUNTIME($major$, $minor$);
)",
          {{"companions",
            [&H](Printer& Inner) {
              for (const std::string& Line : H.CompanionIncludes)
                Inner.print("#include \"$line$\"\n", {{"line", Line}});
            }},
           {"include", H.IncludeLine},
           {"parts", [&H](Printer& Inner) { printRuntimeParts(Inner, H); }},
           {"major", std::to_string(VersionMajor)},
           {"minor", std::to_string(VersionMinor)},
           {"source", baseName(H.IncludeLine)},
           {"version", versionText()}});
  for (const Trait& T : H.Traits) printTrait(P, T);
  printFunctions(P, H.Functions);
  return P.text();
}

}  // namespace dynify::gen
