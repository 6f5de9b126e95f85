#include "emit/requirement.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "emit/associated.hpp"
#include "emit/signature.hpp"
#include "emit/supertrait.hpp"
#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

/// `dynify::task<int> Stream::read(std::string, const int&) const`: what an implementor that lacks
/// it is to declare.
std::string expectedDeclaration(const Method& M, const Trait& T) {
  const std::string Parameters = joinParameters(
      M, [](const Parameter& P) { return P.Declared.declare(P.IsPack ? "..." : ""); });
  const std::string Name = T.qualifiedName() + "::" + M.Name;
  const std::string Declarator = Name + "(" + Parameters + ")" + qualifiers(M);
  if (M.IsConversion) return Declarator;
  const TypeText Result = M.ReturnsOwn ? TypeText{T.qualifiedName() + "&", ""} : M.Result;
  return (M.IsStatic ? "static " : "") + Result.declare(Declarator);
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

void printCallRequirement(Printer& P, const Method& M) {
  const bool IsNoexcept = M.Noexcept == "true";
  if (!M.Requires.empty()) P.print("requires !($constraint$) || requires {\n");
  P.print(IsNoexcept ? "{ $call$ } noexcept -> ::dynify::companion::$returned$;\n"
                     : "{ $call$ } -> ::dynify::companion::$returned$;\n");
  if (!M.Requires.empty()) P.print("};\n");
  if (M.Noexcept.empty() || IsNoexcept) return;
  const bool NamesParameter =
      std::any_of(M.Parameters.begin(), M.Parameters.end(),
                  [&M](const Parameter& A) { return namesIdentifier(M.Noexcept, A.Name); });
  const Printer::Scope Parameters(P, {{"parameters", declaredParameters(M)}});
  P.print(NamesParameter ? "requires requires($parameters$) {\n"
                           "  requires(!($condition$) || noexcept($call$));\n};\n"
                         : "requires(!($condition$) || noexcept($call$));\n");
}

/// The call that an implementor must allow, on `Object`.
std::string requiredCall(const Method& M, const std::string& Object) {
  const std::string Arguments = joinParameters(M, [](const Parameter& A) {
    return "::dynify::companion::argument<" + A.Decayed.abstract() + ">()" +
           (A.IsPack ? "..." : "");
  });
  return received(M, Object) + "." + M.Name + "(" + Arguments + ")";
}

std::string requiredObject(const Method& M, const Trait& T) {
  const std::string& Self = T.Names.Implementor;
  return M.IsConst ? "::dynify::companion::as_const(" + Self + ")" : Self;
}

bool isOverloadedInTrait(const Method& M, const Trait& T) {
  return std::count_if(T.Methods.begin(), T.Methods.end(),
                       [&M](const Method& Other) { return Other.Name == M.Name; }) > 1;
}

/// One that has a default is asked for only where the implementor has a method of its own.
void printRequirement(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  const std::string HasOwn = T.Names.Calls + "<" + T.Names.Type + ">::" + M.HasOwn;
  const Printer::Scope Call(
      P, {{"call", requiredCall(M, requiredObject(M, T))},
          {"condition", M.Noexcept},
          {"constraint", M.Requires},
          {"returned",
           [&M](Printer& Inner) {
             Inner.print(M.ReturnsOwn ? "returns_own<$type$, $trait$>" : "returns<$result$>");
           }},
          {"asked", M.HasDefault ? HasOwn + " && " : ""},
          {"words", escaped(expectedDeclaration(M, T))}});
  P.print(R"(
    if ($asked$!requires($type$& $implementor$) {
      $requirements$
    })
      return "$words$";
)",
          {{"requirements", [&](Printer& Inner) { printCallRequirement(Inner, M); }}});
}

/// The names that an implementor has for this trait: of its own methods, or where it has none, of
/// those that it inherits. An operator is no name.
std::set<std::string> methodNames(const Trait& T) {
  std::set<std::string> Names;
  for (const Method& M : T.Methods.empty() ? T.Inherited : T.Methods)
    if (!M.Name.starts_with("operator") || namesIdentifier(M.Name, M.Name)) Names.insert(M.Name);
  return Names;
}

void printNames(Printer& P, const Trait& T) {
  const std::set<std::string> Names = methodNames(T);
  P.print(R"(
  // What tells a class that is meant to be an implementor from others: the names of its members.
  struct $names$ {
    $declarations$
  };
  template <class $type$>
  static constexpr int $named$() noexcept {
    int $count$ = 0;
    $presence$
    return $count$;
  }

)",
          {{"declarations",
            [&Names](Printer& Inner) {
              for (const std::string& Name : Names)
                Inner.print("    void $name$();\n", {{"name", Name}});
            }},
           {"presence", [&Names](Printer& Inner) {
              for (const std::string& Name : Names)
                Inner.print("    if (requires { &$type$::$name$; }) ++$count$;\n",
                            {{"name", Name}});
            }}});
}

}  // namespace

void printRequirements(Printer& P, const Trait& T) {
  P.print(R"(
  // The first of the methods that `$type$` lacks, or nullptr.
  template <class $type$>
  static constexpr const char* $lacking$() noexcept {
    $requirements$
    return nullptr;
  }

)",
          {{"requirements", [&T](Printer& Inner) {
              printTypeRequirements(Inner, T);
              printSupertraitRequirements(Inner, T);
              for (const Method& M : T.Methods) printRequirement(Inner, M, T);
            }}});
  printNames(P, T);
}

/// A method that lacks the trait's const is there all the same, so that it is an error, and not the
/// default in its stead. Where another overload may be meant, only the exact one counts.
void printHasOwn(Printer& P, const Method& M, const Trait& T) {
  const std::string Object = isOverloadedInTrait(M, T) ? requiredObject(M, T) : T.Names.Implementor;
  P.print(R"(
    static constexpr bool $has_own$ =
        requires($type$& $implementor$) { $required$; };
)",
          {{"has_own", M.HasOwn}, {"required", requiredCall(M, Object)}});
}

}  // namespace dynify::gen
