#include "emit/parts/defaults.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <set>
#include <string>

#include "emit/parts/dyn.hpp"
#include "emit/parts/export.hpp"
#include "emit/parts/requirement.hpp"

namespace dynify::gen {
namespace {

/// A parameter's own const, where the type is written around the name.
std::string constBefore(const std::string& Before) {
  const bool IsPlain = Before.find_first_of("*&(") == std::string::npos;
  return IsPlain ? "const " + Before : Before + " const";
}

/// The parameters as the body knows them.
std::string bodyParameters(const Call& C) {
  std::string Text;
  for (std::size_t I = 0; I < C.Parameters.size(); ++I) {
    const BodyParameter& Named = C.Of->Body.Parameters[I];
    TypeText Type = C.Parameters[I].Declared;
    if (Named.IsConst) Type.Before = constBefore(Type.Before);
    Text += I == 0 ? "" : ", ";
    Text += Named.IsMaybeUnused ? "[[maybe_unused]] " : "";
    Text += Type.declare((C.Parameters[I].IsPack ? "..." : "") + Named.Name);
  }
  return Text;
}

std::string bodyText(const Call& C, const Described& D) {
  std::string Text;
  for (const BodyPiece& Piece : C.Of->Body.Pieces) switch (Piece.Part) {
      case BodyPart::Text:
        Text += Piece.Text;
        break;
      case BodyPart::Object:
        Text += D.Names.Implementor;
        break;
      case BodyPart::Type:
        Text += D.Names.Type;
        break;
      case BodyPart::Calls:
        Text += D.Names.Call;
        break;
      case BodyPart::Trait:
        Text += traitReference(*D.Of);
        break;
    }
  return Text;
}

/// A function of the class of calls, which takes the object first, unless it needs none.
std::string callDeclaration(const Call& C, const Described& D, const std::string& Name,
                            const std::string& Parameters, bool NamesObject = true) {
  const std::string Object = (C.Of->IsConst ? "const " : "") + D.Names.Type +
                             (C.Of->Reference == ReferenceQualifier::Rvalue ? "&&" : "&") +
                             (NamesObject ? " " + D.Names.Implementor : "");
  const std::string All = C.Of->IsStatic ? Parameters : Object + behindAnother(Parameters);
  return (C.Of->IsStatic && C.Of->IsConstexpr ? "constexpr " : "") +
         C.Result.declare(Name + "(" + All + ")" + C.noexceptSpecifier() +
                          requiresClause(C.Requires));
}

/// The arguments of such a function.
std::string callArguments(const Call& C, const std::string& Object, const std::string& Given) {
  return "(" + (C.Of->IsStatic ? Given : C.received(Object) + behindAnother(Given)) + ")";
}

/// A static default that is the same for all implementors is called where it is.
bool staysInTrait(const Method& M) { return M.IsStatic && M.Body.Pieces.empty(); }

/// The class of calls of the supertrait that has the method, or nothing for the trait's own.
std::string inheritedCalls(const Call& C, const Described& D) {
  for (const Supertrait& S : D.Of->Supertraits)
    if (S.Dyn == C.Of->From)
      return "::dynify::companion::calls<" + S.Trait + ", " + D.Names.Type + ">::";
  return {};
}

/// The implementor's own, or the default.
void printCall(Printer& P, const Call& C, const Described& D) {
  const std::string Passed = C.arguments(Arguments::Passed);
  const std::string Own = C.Of->IsStatic ? D.Names.Type + "::" + C.Of->Name + "(" + Passed + ")"
                                         : C.on(D.Names.Implementor, Passed);
  const std::string Inherited = inheritedCalls(C, D);
  const bool IsOwnDefault = C.Of->HasDefault && Inherited.empty();
  const bool IsElsewhere = C.Of->HasDefault && !Inherited.empty();
  P.print(
      IsOwnDefault ? R"(
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
      {{"declaration", callDeclaration(C, D, C.Of->Name, C.parameters(Declared::InDyn))},
       {"own",
        IsElsewhere ? Inherited + C.Of->Name + callArguments(C, D.Names.Implementor, Passed) : Own},
       {"has_own", C.Names.HasOwn},
       {"default", defaultCall(C, D, "", D.Names.Implementor, Passed)}});
}

void printDefault(Printer& P, const Call& C, const Described& D) {
  if (staysInTrait(*C.Of)) return;
  const bool NamesObject = C.Of->Body.names(BodyPart::Object);
  P.print("\n\n");
  printComment(P, C.Of->Comment);
  P.print(
      "static $declaration$ $body$\n",
      {{"declaration", callDeclaration(C, D, C.Names.DefaultName, bodyParameters(C), NamesObject)},
       {"body", bodyText(C, D)}});
}

/// Operators are called on the implementor itself.
bool hasCall(const Call& C) {
  const bool IsOwnDefault = C.Of->HasDefault && C.Of->From.empty();
  return C.Of->Identifier.empty() && (C.Of->IsCalled || IsOwnDefault);
}

/// A macro for each of them: the companions of derived traits define the same.
std::string guardOf(const std::string& Head) {
  std::uint32_t Hash = 2166136261U;  // FNV-1a: overloads share a name
  for (const char C : Head) Hash = (Hash ^ static_cast<unsigned char>(C)) * 16777619U;
  std::string Name = "DYNIFY_OWN_";
  const std::size_t Start = Head.find("::");
  for (const char C : Head.substr(Start, Head.find('(', Start) - Start)) {
    const bool IsWord = std::isalnum(static_cast<unsigned char>(C)) != 0;
    if (IsWord || !Name.ends_with('_')) Name += IsWord ? C : '_';
  }
  return Name + "_" + std::to_string(Hash);
}

}  // namespace

std::string defaultCall(const Call& C, const Described& D, const std::string& Calls,
                        const std::string& Object, const std::string& Given) {
  if (staysInTrait(*C.Of)) return traitReference(*D.Of) + "::" + C.Of->Name + "(" + Given + ")";
  return Calls + C.Names.DefaultName + callArguments(C, Object, Given);
}

/// g++ 12 to 16 emits the coroutines of a class at -O0 though nobody calls them, and the linker
/// looks for the trait's methods, which they call, and which nobody defines.
void printOwnMethods(Printer& P, const Trait& T) {
  const auto IsEmitted = [](const Method& M) { return M.HasDefault && M.IsCoroutine; };
  if (std::none_of(T.Methods.begin(), T.Methods.end(), IsEmitted)) return;
  std::set<std::string> Heads;
  for (const Method& M : T.Methods) Heads.insert(M.Body.Undefined.begin(), M.Body.Undefined.end());
  if (Heads.empty()) return;
  P.print(R"(
// g++ emits the trait's own coroutines, too: nobody calls them, nor defines what they call.
#if defined(__GNUC__) && !defined(__clang__)
$definitions$
#endif

)",
          {{"definitions", [&Heads](Printer& Inner) {
              for (const std::string& Head : Heads)
                Inner.print(R"(
#ifndef $guard$
#define $guard$
DYNIFY_OWN_METHOD $head$ { ::dynify::companion::own_method_called(); }
#endif
)",
                            {{"guard", guardOf(Head)}, {"head", Head}});
            }}});
}

void printCalls(Printer& P, const Described& D) {
  if (!D.Of->hasDefault()) return;
  P.print(R"(
// Methods that the trait has bodies for, and those that the bodies call: an implementor's own, or
// where it has none, the default.
template <class $type$>
struct $call$ {
  $methods$
};

)",
          {{"methods", [&D](Printer& Inner) {
              for (const Call& C : D.Methods)
                if (C.Of->HasDefault) printHasOwn(Inner, C, D);
              forEachCall(D, DynKind::Mutable, [&](const Call& C) {
                if (!hasCall(C)) return;
                Inner.print("\n\n");
                printCall(Inner, C, D);
              });
              for (const Call& C : D.Methods)
                if (C.Of->HasDefault) printDefault(Inner, C, D);
            }}});
}

}  // namespace dynify::gen
