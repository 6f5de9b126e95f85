#include "emit/parts/requirement.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "emit/parts/associated.hpp"
#include "emit/parts/supertrait.hpp"
#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

/// `dynify::task<int> Stream::read(std::string, const int&) const`: what an implementor that lacks
/// it is to declare.
std::string expectedDeclaration(const Call& C, const Trait& T) {
  const std::string Declarator = T.qualifiedName() + "::" + C.Of->Name + "(" +
                                 C.parameters(Declared::AsTypes) + ")" +
                                 (C.Of->IsStatic ? C.noexceptSpecifier() : C.qualifiers());
  if (C.Of->IsConversion) return Declarator;
  const TypeText Result = C.Of->ReturnsOwn ? TypeText{T.qualifiedName() + "&", ""} : C.Result;
  return (C.Of->IsStatic ? "static " : "") + Result.declare(Declarator);
}

/// As the inside of a string literal.
std::string escaped(const std::string& Text) {
  std::string Literal;
  for (const char C : Text) {
    if (C == '"' || C == '\\') Literal += '\\';
    Literal += C;
  }
  return Literal;
}

void printCallRequirement(Printer& P, const Call& C) {
  const bool IsNoexcept = C.Noexcept == "true";
  if (!C.Requires.empty()) P.print("requires !($constraint$) || requires {\n");
  const std::string Step = C.Requires.empty() ? "" : "  ";
  P.print(Step + (IsNoexcept ? "{ $call$ } noexcept -> ::dynify::companion::$returned$;\n"
                             : "{ $call$ } -> ::dynify::companion::$returned$;\n"));
  if (!C.Requires.empty()) P.print("};\n");
  if (C.Noexcept.empty() || IsNoexcept) return;
  const bool NamesParameter =
      std::any_of(C.Parameters.begin(), C.Parameters.end(),
                  [&C](const CallParameter& A) { return namesIdentifier(C.Noexcept, A.Name); });
  const Printer::Scope Parameters(P, {{"parameters", C.parameters(Declared::AsNamed)}});
  P.print(NamesParameter ? "requires requires($parameters$) {\n"
                           "  requires(!($condition$) || noexcept($call$));\n};\n"
                         : "requires(!($condition$) || noexcept($call$));\n");
}

bool isOverloadedInTrait(const Call& C, const Described& D) {
  return std::count_if(D.Methods.begin(), D.Methods.end(),
                       [&C](const Call& Other) { return Other.Of->Name == C.Of->Name; }) > 1;
}

/// Why an implementor does not have it: the runtime asks by the same call of any object. Of what
/// has no name, and of what needs no object, it is not asked.
void printReason(Printer& P, const Call& C, const Described& D) {
  if (C.Of->IsStatic || !C.Requires.empty() || !namesIdentifier(C.Of->Name, C.Of->Name))
    return P.print("return \"$words$\";\n");
  P.print(R"(
return DYNIFY_LACK("$words$", $const$$type$$reference$, $names$, $method$, $expected$$asked_with$);
)",
          {{"method", C.Of->Name},
           {"reference", C.Of->Reference == ReferenceQualifier::Rvalue ? "&&" : "&"},
           {"asked_with", behindAnother(C.arguments(Arguments::AskedTypes))},
           {"expected", C.Of->ReturnsOwn ? D.Names.Type + "&" : C.Result.abstract()}});
}

/// One that has a default is asked for only where the implementor has a method of its own.
void printRequirement(Printer& P, const Call& C, const Described& D) {
  const std::string HasOwn = D.Names.Call + "<" + D.Names.Type + ">::" + C.Names.HasOwn;
  P.print(R"(
if constexpr ($asked$!requires($const$$type$& $implementor$) {
                $requirements$
              })
  $reason$
)",
          {{"call", C.on(D.Names.Implementor, C.arguments(Arguments::Asked))},
           {"const", C.Of->IsConst ? "const " : ""},
           {"condition", C.Noexcept},
           {"constraint", C.Requires},
           {"result", C.Result.abstract()},
           {"returned",
            [&C](Printer& Inner) {
              Inner.print(C.Of->ReturnsOwn ? "returns_own<$type$, $trait$>" : "returns<$result$>");
            }},
           {"asked", C.Of->HasDefault ? HasOwn + " && " : ""},
           {"words", escaped(expectedDeclaration(C, *D.Of))},
           {"reason", [&](Printer& Inner) { printReason(Inner, C, D); }},
           {"requirements", [&](Printer& Inner) { printCallRequirement(Inner, C); }}});
}

/// Whether a body calls the method by the implementor's type: a static one without a default. What
/// stands behind the type is `::`, and then the user's own text, which begins with the name.
bool isCalledByType(const Call& C, const Described& D) {
  for (const Call& Other : D.Methods) {
    const std::vector<BodyPiece>& Pieces = Other.Of->Body.Pieces;
    for (std::size_t I = 0; I + 2 < Pieces.size(); ++I) {
      const std::string& Text = Pieces[I + 2].Text;
      if (Pieces[I].Part == BodyPart::Type && Text.starts_with(C.Of->Name) &&
          namesIdentifier(Text.substr(0, C.Of->Name.size() + 1), C.Of->Name))
        return true;
    }
  }
  return false;
}

/// For a static method one that needs an object does, too, but not where bodies of the trait call
/// it: they have none.
void printStaticRequirement(Printer& P, const Call& C, const Described& D) {
  if (!C.Of->IsStatic || (!C.Of->IsCalled && !isCalledByType(C, D))) return;
  const std::string Asked = C.arguments(Arguments::Asked);
  P.print(R"(
if (requires(const $type$& $implementor$) { $call$; } && !requires { $type$::$name$($asked$); })
  return "$words$";
)",
          {{"call", C.on(D.Names.Implementor, Asked)},
           {"name", C.Of->Name},
           {"asked", Asked},
           {"words", escaped(expectedDeclaration(C, *D.Of))}});
}

/// The names that an implementor has for this trait: of its own methods, or where it has none, of
/// those that it inherits. An operator is no name.
std::set<std::string> methodNames(const Trait& T) {
  std::set<std::string> Names;
  for (const Method& M : T.Methods.empty() ? T.Inherited : T.Methods)
    if (!M.Name.starts_with("operator") || namesIdentifier(M.Name, M.Name)) Names.insert(M.Name);
  return Names;
}

/// `void next(), skip();` in a class.
void printNameDeclarations(Printer& P, const std::set<std::string>& Names) {
  std::string List;
  for (const std::string& Name : Names) List += (List.empty() ? "" : ", ") + Name + "()";
  P.print(List.empty() ? "struct $names$ {};\n" : "struct $names$ {\n  void $list$;\n};\n",
          {{"list", List}});
}

void printNames(Printer& P, const Trait& T) {
  const std::set<std::string> Names = methodNames(T);
  std::string Presence;
  for (const std::string& Name : Names)
    Presence += (Presence.empty() ? "" : ", ") + ("requires { &$type$::" + Name + "; }");
  P.print(R"(
// What tells a class that is meant to be an implementor from others: the names of its members.
$struct$
template <class $type$>
static constexpr int $named$ = ::dynify::companion::count($presence$);

)",
          {{"struct", [&Names](Printer& Inner) { printNameDeclarations(Inner, Names); }},
           {"presence", [&Presence](Printer& Inner) { Inner.print(Presence); }}});
}

}  // namespace

void printRequirements(Printer& P, const Described& D) {
  P.print(R"(
// The first of the methods that `$type$` lacks, or nullptr.
template <class $type$>
static constexpr const char* $lacking$() noexcept {
  $requirements$
  return nullptr;
}

)",
          {{"requirements", [&D](Printer& Inner) {
              printTypeRequirements(Inner, D);
              printSupertraitRequirements(Inner, D);
              for (const Call& C : D.Methods) printRequirement(Inner, C, D);
              forEachCall(D, DynKind::Mutable,
                          [&](const Call& C) { printStaticRequirement(Inner, C, D); });
            }}});
  printNames(P, *D.Of);
}

/// A method that lacks the trait's const is there all the same, so that it is an error, and not the
/// default in its stead. Where another overload may be meant, only the exact one counts.
void printHasOwn(Printer& P, const Call& C, const Described& D) {
  P.print(R"(
static constexpr bool $has_own$ = requires($const$$type$& $implementor$) { $required$; };
)",
          {{"has_own", C.Names.HasOwn},
           {"const", C.Of->IsConst && isOverloadedInTrait(C, D) ? "const " : ""},
           {"required", C.on(D.Names.Implementor, C.arguments(Arguments::Asked))}});
}

}  // namespace dynify::gen
