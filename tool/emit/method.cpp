#include "emit/method.hpp"

#include <algorithm>
#include <string>

#include "emit/signature.hpp"

namespace dynify::gen {
namespace {

/// What a method of the dyn returns that is inherited: its storage is an expression of another
/// trait's scope.
TypeText resultOf(const Method& M) {
  if (!M.isDeferred()) return M.Result;
  return {M.Storage.Bytes.empty() ? constructorType(M) : "auto", ""};
}

/// A dyn that is made for a call is not const: the supertrait's other overload would be called.
bool needsConstObject(const Method& M, const Trait& T) {
  const auto IsOther = [&M](const Method& Other) { return Other.Name == M.Name && !Other.IsConst; };
  return M.IsConst && (std::any_of(T.Methods.begin(), T.Methods.end(), IsOther) ||
                       std::any_of(T.Inherited.begin(), T.Inherited.end(), IsOther));
}

void printDeferredMember(Printer& P, const Method& M) {
  const Printer::Scope Known(P, {{"parameters", memberParameters(M)}});
  if (M.NamesOwnTrait)
    return P.print("  $attributes$$constructor$ $name$($parameters$)$qualifiers$$requires$;\n");
  const std::string Arguments = constructorArguments(M);
  P.print(R"(
  $attributes$$constructor$ $name$($parameters$)$qualifiers$$requires$ {
    return {$object$, $table$->$entry$$arguments$};
  }
)",
          {{"arguments", Arguments.empty() ? "" : ", " + Arguments}});
}

void printOrdinaryMember(Printer& P, const Method& M) {
  const std::string Declarator = M.Name + "(" + memberParameters(M) + ")" + qualifiers(M);
  const std::string Arguments = forwardedArguments(M);
  P.print(R"(
  $attributes$$declaration$$requires$ {
    $return$$table$->$entry$($object$$arguments$);
  }
)",
          {{"declaration", declare(M, M.Result, Declarator)},
           {"arguments", Arguments.empty() ? "" : ", " + Arguments}});
}

}  // namespace

void printMember(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  P.print("\n\n");
  printComment(P, M.Comment);
  if (M.isDeferred())
    printDeferredMember(P, M);
  else
    printOrdinaryMember(P, M);
}

void printDelayedMember(Printer& P, const Method& M, const Trait& T, const std::string& Class) {
  if (!M.NamesOwnTrait || !M.isDeferred()) return;
  const Printer::Scope Known(P, commonValues(M, T));
  Method Defined = M;
  for (Parameter& Parameter : Defined.Parameters) Parameter.Default.clear();
  P.print(R"(
$head$inline auto $class$$arguments$::$name$($parameters$)$qualifiers$ -> $constructor$$requires$ {
  return {$object$, $table$->$entry$$given$};
}

)",
          {{"class", Class},
           {"parameters", memberParameters(Defined)},
           {"given", ", " + constructorArguments(M)}});
}

void printInherited(Printer& P, const Method& M, const Trait& T, const std::string& From) {
  const Printer::Scope Known(P, commonValues(M, T));
  P.print("\n\n");
  printComment(P, M.Comment);
  const std::string Declarator = M.Name + "(" + memberParameters(M) + ")" + qualifiers(M);
  const std::string Super =
      std::string("static_cast<") + (needsConstObject(M, T) ? "const " : "") + From + ">(*this)";
  const bool IsLvalue = M.Reference == ReferenceQualifier::Lvalue && !M.IsConst;
  const std::string Call = (IsLvalue ? "::dynify::companion::lvalue(" + Super + ")" : Super) + "." +
                           M.Name + "(" +
                           (M.isDeferred() ? constructorArguments(M) : forwardedArguments(M)) + ")";
  P.print(
      R"(
  $attributes$$declaration$$requires_call$ {
    $return$$call$;
  }
)",
      {{"declaration", declare(M, resultOf(M), Declarator)},
       {"requires_call", requiresClause(M.Requires.empty() ? "" : "requires { " + Call + "; }")},
       {"call", Call}});
}

/// Called through a box that gives its object away, the method is called on an lvalue: its `&&` is
/// that the box was moved.
void printThroughMember(Printer& P, const Method& M, const Trait& T, bool IsOverloaded) {
  const Printer::Scope Known(P, commonValues(M, T));
  const bool IsGiven = M.Reference == ReferenceQualifier::Rvalue && !IsOverloaded;
  Method Declared = M;
  if (IsGiven) Declared.Reference = ReferenceQualifier::None;
  const std::string Declarator = M.Name + "(" + memberParameters(M) + ")" + qualifiers(Declared);
  std::string Condition = M.From.empty() ? M.Requires : "";
  if (IsGiven)
    Condition =
        T.Names.Via + "::gives_object" + (Condition.empty() ? "" : " && (" + Condition + ")");
  const std::string Call = received(M, T.Names.Wrapped) + "." + M.Name + "(" +
                           (M.isDeferred() ? constructorArguments(M) : forwardedArguments(M)) + ")";
  P.print(
      R"(


  $attributes$$declaration$$requires$ {
    $return$$call$;
  }
)",
      {{"declaration", declare(M, M.isDeferred() ? TypeText{"auto", ""} : M.Result, Declarator)},
       {"requires", requiresClause(Condition)},
       {"call", M.isDeferred() ? T.Names.ViaMember + "(" + Call + ")" : Call}});
}

void printFunction(Printer& P, const Method& M, const FunctionPlace& Place) {
  P.print("\n\n");
  printComment(P, M.Comment);
  const std::string Declarator = Place.Name + "(" + memberParameters(M) + ")" +
                                 noexceptSpecifier(M) + requiresClause(M.Requires);
  const std::string Arguments = constructorArguments(M);
  const Printer::Scope Known(
      P, {{"attributes", attributeList(memberAttributes(M))},
          {"head", Place.Head},
          {"specifiers", Place.Specifiers + (M.IsConstexpr ? "constexpr " : "")},
          {"callee", Place.Callee},
          {"declaration",
           M.isDeferred() ? constructorType(M) + " " + Declarator : M.Result.declare(Declarator)},
          {"parameters", Arguments.empty() ? "" : "auto&&... " + M.Pack},
          {"passed",
           Arguments.empty() ? "" : "static_cast<decltype(" + M.Pack + ")>(" + M.Pack + ")..."},
          {"arguments", Arguments.empty() ? "" : ", " + Arguments},
          {"forwarded", forwardedArguments(M)}});
  if (!M.isDeferred())
    return P.print("  $attributes$$specifiers$$declaration$ { return $callee$($forwarded$); }\n");
  P.print(R"(
  $head$$attributes$$specifiers$$declaration$ {
    return {::dynify::companion::no_object(), ::dynify::companion::start_of([]($parameters$) DYNIFY_INLINE_RAMP { return $callee$($passed$); })$arguments$};
  }
)");
}

}  // namespace dynify::gen
