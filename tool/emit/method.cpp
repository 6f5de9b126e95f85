#include "emit/method.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

std::string joined(const Method& M, const std::function<std::string(const Parameter&)>& Part) {
  std::string Text;
  for (const Parameter& P : M.Parameters) Text += (Text.empty() ? "" : ", ") + Part(P);
  return Text;
}

/// `std::string, const int&`.
std::string argumentTypes(const Method& M) {
  Method All = M;
  All.Parameters.insert(All.Parameters.end(), M.Defaulted.begin(), M.Defaulted.end());
  return joined(All, [](const Parameter& P) { return P.Decayed.declare(P.IsPack ? "..." : ""); });
}

/// `task<int>(std::string)`.
std::string signature(const Method& M) {
  return M.Result.abstract() + "(" + argumentTypes(M) + ")";
}

TypeText rvalueReference(TypeText Type) {
  Type.Before += "&&";
  return Type;
}

/// The name as part of a declarator.
std::string declaredName(const Parameter& P) { return P.IsPack ? "..." + P.Name : P.Name; }

/// The argument as an expression of the category and constness that the parameter was called with.
std::string forwarded(const Parameter& P) {
  std::string Text = P.Name;
  if (P.Passed == Passing::Forward) {
    const TypeText Target = P.IsReference ? P.Decayed : rvalueReference(P.Decayed);
    Text = "static_cast<" + Target.abstract() + ">(" + P.Name + ")";
  }
  if (P.Passed == Passing::Move) Text = "::std::move(" + P.Name + ")";
  return P.IsPack ? Text + "..." : Text;
}

std::string forwardedArguments(const Method& M) { return joined(M, forwarded); }

/// What a coroutine's constructor is made of: its arguments as the rvalues or lvalues that they are
/// to arrive as.
std::string constructorArguments(const Method& M) {
  return joined(M, [](Parameter P) {
    if (P.Passed == Passing::Copy && !P.IsReference) P.Passed = Passing::Move;
    return forwarded(P);
  });
}

/// `std::string text, const int& times = 1`, marked as borrowed by what a coroutine method returns.
std::string memberParameters(const Method& M) {
  return joined(M, [&M](const Parameter& P) {
    const bool IsBorrowed = M.isDeferred() && P.IsReference && !P.IsPack;
    const std::string Name = declaredName(P) + (IsBorrowed ? " DYNIFY_LIFETIMEBOUND" : "");
    return P.Declared.declare(Name) + (P.Default.empty() ? "" : " = " + P.Default);
  });
}

/// `std::string text, const int& times`.
std::string declaredParameters(const Method& M) {
  return joined(M, [](const Parameter& P) { return P.Declared.declare(declaredName(P)); });
}

/// An argument on its way through the table: by value in a register if it is cheap to copy, else by
/// reference, so that the implementor's parameter is made from the caller's without a stop.
TypeText passedType(const Parameter& P) {
  return P.Passed == Passing::Copy || P.IsReference ? P.Decayed : rvalueReference(P.Decayed);
}

/// `void* self, std::string&& text, const int& times`.
std::string passedParameters(const Method& M, const Trait& T) {
  std::string Text = M.IsConst ? "const void* " : "void* ";
  Text += T.Names.Implementor;
  for (const Parameter& P : M.Parameters) Text += ", " + passedType(P).declare(declaredName(P));
  return Text;
}

/// A coroutine's thunk takes every argument by reference.
std::string startParameters(const Method& M, const Trait& T) {
  std::string Text = (M.IsConst ? "const " : "") + T.Names.Type + "& " + T.Names.Implementor;
  for (Parameter P : M.Parameters) {
    if (P.Passed == Passing::Copy && !P.IsReference) P.Passed = Passing::Move;
    Text += ", " + passedType(P).declare(declaredName(P));
  }
  return Text;
}

}  // namespace

std::string noexceptSpecifier(const Method& M) {
  if (M.Noexcept.empty()) return {};
  return M.Noexcept == "true" ? " noexcept" : " noexcept(" + M.Noexcept + ")";
}

std::string objectParameter(const Method& M, const Trait& T, bool HasName) {
  return (M.IsConst ? "const " : "") + T.Names.Type +
         (M.Reference == ReferenceQualifier::Rvalue ? "&&" : "&") +
         (HasName ? " " + T.Names.Implementor : "");
}

std::string requiresClause(const std::string& Condition) {
  return Condition.empty() ? std::string() : " requires(" + Condition + ")";
}

namespace {

/// A conversion's name says what it returns.
std::string declare(const Method& M, const TypeText& Result, const std::string& Declarator) {
  return M.IsConversion ? M.Explicit + Declarator : Result.declare(Declarator);
}

std::string qualifiers(const Method& M) {
  std::string Text = M.IsConst ? " const" : "";
  if (M.Reference == ReferenceQualifier::Lvalue) Text += " &";
  if (M.Reference == ReferenceQualifier::Rvalue) Text += " &&";
  return Text + noexceptSpecifier(M);
}

/// `Object` as the implementor's method is to see it.
std::string received(const Method& M, const std::string& Object) {
  return M.Reference == ReferenceQualifier::Rvalue ? "::std::move(" + Object + ")" : Object;
}

bool isVoid(const Method& M) { return M.Result.abstract() == "void"; }

std::vector<std::string> memberAttributes(const Method& M) {
  std::vector<std::string> Attributes = M.Attributes;
  const bool HasNodiscard =
      std::any_of(Attributes.begin(), Attributes.end(),
                  [](const std::string& A) { return A.starts_with("nodiscard"); });
  if (M.isDeferred() && !HasNodiscard) Attributes.insert(Attributes.begin(), "nodiscard");
  return Attributes;
}

/// What a coroutine method of the dyn returns.
std::string constructorType(const Method& M) {
  if (M.Storage.Bytes.empty()) return "::dynify::constructor<" + signature(M) + ">";
  const bool EndsList = M.Storage.Bytes.find('>') != std::string::npos;
  const std::string Bytes = EndsList ? "(" + M.Storage.Bytes + ")" : M.Storage.Bytes;
  return "::dynify::stored<" + signature(M) + ", " + Bytes +
         (M.Storage.FallsBackToHeap ? ", ::dynify::heap_t>" : ">");
}

Values commonValues(const Method& M, const Trait& T) {
  return {{"attributes", attributeList(memberAttributes(M))},
          {"const", M.IsConst ? "const " : ""},
          {"constructor", M.isDeferred() ? constructorType(M) : ""},
          {"entry", M.Entry},
          {"forwarded", forwardedArguments(M)},
          {"name", M.Name},
          {"noexcept", noexceptSpecifier(M)},
          {"object", T.Names.Object},
          {"qualifiers", qualifiers(M)},
          {"requires", requiresClause(M.Requires)},
          {"result", M.Result.abstract()},
          {"return", isVoid(M) ? "" : "return "},
          {"signature", signature(M)},
          {"table", T.Names.Table},
          {"type", T.Names.Type}};
}

/// What a method of the dyn returns that is inherited: its storage is an expression of another
/// trait's scope.
TypeText resultOf(const Method& M) {
  if (!M.isDeferred()) return M.Result;
  return {M.Storage.Bytes.empty() ? constructorType(M) : "auto", ""};
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

/// `dynify::task<int> Stream::read(std::string, const int&) const`: what an implementor that lacks
/// it is to declare.
std::string expectedDeclaration(const Method& M, const Trait& T) {
  const std::string Parameters =
      joined(M, [](const Parameter& P) { return P.Declared.declare(P.IsPack ? "..." : ""); });
  const std::string Name = T.qualifiedName() + "::" + M.Name;
  const std::string Declarator = Name + "(" + Parameters + ")" + qualifiers(M);
  if (M.IsConversion) return Declarator;
  return (M.IsStatic ? "static " : "") + M.Result.declare(Declarator);
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
  P.print(IsNoexcept ? "{ $call$ } noexcept -> ::dynify::companion::returns<$result$>;\n"
                     : "{ $call$ } -> ::dynify::companion::returns<$result$>;\n");
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

}  // namespace

std::string attributeList(const std::vector<std::string>& Attributes) {
  std::string Text;
  for (const std::string& Attribute : Attributes) Text += (Text.empty() ? "[[" : ", ") + Attribute;
  return Text.empty() ? Text : Text + "]] ";
}

void printComment(Printer& P, const std::vector<std::string>& Lines) {
  for (const std::string& Line : Lines)
    P.print("///$line$\n", {{"line", Line.empty() ? Line : " " + Line}});
}

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
  const std::string Super = "static_cast<" + From + ">(*this)";
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

void printEntry(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  if (M.isDeferred()) {
    P.print("    ::dynify::companion::start<$signature$> $entry$;\n");
    return;
  }
  const std::string Declarator = "(*" + M.Entry + ")(" + passedParameters(M, T) + ")";
  P.print("    $declaration$$noexcept$;\n", {{"declaration", M.Result.declare(Declarator)}});
}

namespace {

/// The call that an implementor must allow, on `Object`.
std::string requiredCall(const Method& M, const std::string& Object) {
  const std::string Arguments = joined(M, [](const Parameter& A) {
    return "::dynify::companion::argument<" + A.Decayed.abstract() + ">()" +
           (A.IsPack ? "..." : "");
  });
  return received(M, Object) + "." + M.Name + "(" + Arguments + ")";
}

std::string requiredObject(const Method& M, const Trait& T) {
  const std::string& Self = T.Names.Implementor;
  return M.IsConst ? "::dynify::companion::as_const(" + Self + ")" : Self;
}

bool isOverloaded(const Method& M, const Trait& T) {
  return std::count_if(T.Methods.begin(), T.Methods.end(),
                       [&M](const Method& Other) { return Other.Name == M.Name; }) > 1;
}

}  // namespace

/// One that has a default is asked for only where the implementor has a method of its own.
void printRequirement(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  const std::string HasOwn = T.Names.Calls + "<" + T.Names.Type + ">::" + M.HasOwn;
  const Printer::Scope Call(P, {{"call", requiredCall(M, requiredObject(M, T))},
                                {"condition", M.Noexcept},
                                {"constraint", M.Requires},
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

/// A method that lacks the trait's const is there all the same, so that it is an error, and not the
/// default in its stead. Where another overload may be meant, only the exact one counts.
void printHasOwn(Printer& P, const Method& M, const Trait& T) {
  const std::string Object = isOverloaded(M, T) ? requiredObject(M, T) : T.Names.Implementor;
  P.print(R"(
    static constexpr bool $has_own$ =
        requires($type$& $implementor$) { $required$; };
)",
          {{"has_own", M.HasOwn}, {"required", requiredCall(M, Object)}});
}

void printCall(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  const std::string Parameters = memberParameters(M);
  const std::string Arguments = forwardedArguments(M);
  const std::string Declarator = M.Name + "(" + objectParameter(M, T) +
                                 (Parameters.empty() ? "" : ", " + Parameters) + ")" +
                                 noexceptSpecifier(M) + requiresClause(M.Requires);
  const std::string Own = received(M, T.Names.Implementor) + "." + M.Name + "(" + Arguments + ")";
  const std::string More = Arguments.empty() ? "" : ", " + Arguments;
  const std::string Given = "(" + received(M, T.Names.Implementor) + More + ")";
  const auto Super = std::find_if(T.Supertraits.begin(), T.Supertraits.end(),
                                  [&M](const Supertrait& Other) { return Other.Dyn == M.From; });
  const bool IsInherited = Super != T.Supertraits.end();
  const std::string Inherited =
      IsInherited ? "::dynify::companion::calls<" + Super->Trait + ", " + T.Names.Type + ">::" : "";
  Values Parts{{"declaration", M.Result.declare(Declarator)},
               {"own", IsInherited && M.HasDefault ? Inherited + M.Name + Given : Own},
               {"has_own", M.HasOwn},
               {"default", M.DefaultName + Given}};
  P.print(M.HasDefault && !IsInherited ? R"(
    static $declaration$ {
      if constexpr ($has_own$)
        return $own$;
      else
        return $default$;
    }
)"
                                       : R"(
    static $declaration$ { return $own$; }
)",
          std::move(Parts));
}

namespace {

/// What a thunk does: `Call`, which an implementor may have no method for.
std::string thunkBody(const Method& M, const Trait& T, const std::string& Call,
                      const std::string& Object, const std::string& Arguments) {
  if (!M.HasDefault) return Call;
  const std::string Calls = T.Names.Calls + "<" + T.Names.Type + ">::";
  return "if constexpr (" + Calls + M.HasOwn + ") " + Call + "; else return " + Calls +
         M.DefaultName + "(" + Object + (Arguments.empty() ? "" : ", " + Arguments) + ")";
}

/// The function that an entry points to; none where a constraint takes the method away.
void printEntryValue(Printer& P, const Method& M, const std::string& Value) {
  const Printer::Scope Known(P, {{"value", Value}, {"constraint", M.Requires}});
  if (M.Requires.empty()) return P.print("      .$entry$ = $value$,\n");
  P.print(R"(
      .$entry$ = [] {
        if constexpr ($constraint$)
          return $value$;
        else
          return nullptr;
      }(),
)");
}

std::string deferredThunk(const Method& M, const Trait& T) {
  const std::string Receiver = received(M, T.Names.Implementor);
  const std::string Arguments = constructorArguments(M);
  const std::string Call = "return " + Receiver + "." + M.Name + "(" + Arguments + ")";
  return std::string("::dynify::companion::") + (M.IsMaker ? "make_of<" : "start_of<") +
         T.Names.Type + ">([](" + startParameters(M, T) + ")" +
         (M.IsMaker ? "" : " DYNIFY_INLINE_RAMP") + " { " +
         thunkBody(M, T, Call, Receiver, Arguments) + "; })";
}

std::string ordinaryThunk(const Method& M, const Trait& T) {
  const std::string Pointer = "static_cast<" + std::string(M.IsConst ? "const " : "") +
                              T.Names.Type + "*>(" + T.Names.Implementor + ")";
  const bool IsRvalue = M.Reference == ReferenceQualifier::Rvalue;
  const std::string Arguments = forwardedArguments(M);
  const std::string Object = IsRvalue ? "::std::move(*" + Pointer + ")" : "*" + Pointer;
  const std::string Call =
      (IsRvalue ? Object + "." : Pointer + "->") + M.Name + "(" + Arguments + ")";
  const std::string Done = isVoid(M) ? "static_cast<void>(" + Call + ")" : "return " + Call;
  // An implementor may return what must not be thrown away.
  return "[](" + passedParameters(M, T) + ")" + noexceptSpecifier(M) + " -> " +
         M.Result.abstract() + " { " + thunkBody(M, T, Done, Object, Arguments) + "; }";
}

}  // namespace

void printThunk(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  printEntryValue(P, M, M.isDeferred() ? deferredThunk(M, T) : ordinaryThunk(M, T));
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
