#include "emit/defaults.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "emit/export.hpp"
#include "emit/requirement.hpp"
#include "emit/signature.hpp"

namespace dynify::gen {
namespace {

/// A parameter's own const, where the type is written around the name.
std::string constBefore(const std::string& Before) {
  const bool IsPlain = Before.find_first_of("*&(") == std::string::npos;
  return IsPlain ? "const " + Before : Before + " const";
}

/// The parameters as the body knows them.
std::string bodyParameters(const Method& M) {
  std::string Text;
  for (std::size_t I = 0; I < M.Parameters.size(); ++I) {
    const BodyParameter& Named = M.Body.Parameters[I];
    TypeText Type = M.Parameters[I].Declared;
    if (Named.IsConst) Type.Before = constBefore(Type.Before);
    Text += Named.IsMaybeUnused ? ", [[maybe_unused]] " : ", ";
    Text += Type.declare((M.Parameters[I].IsPack ? "..." : "") + Named.Name);
  }
  return Text;
}

std::string bodyText(const Method& M, const Trait& T) {
  std::string Text;
  for (const BodyPiece& Piece : M.Body.Pieces) switch (Piece.Part) {
      case BodyPart::Text:
        Text += Piece.Text;
        break;
      case BodyPart::Object:
        Text += T.Names.Implementor;
        break;
      case BodyPart::Type:
        Text += T.Names.Type;
        break;
      case BodyPart::Calls:
        Text += T.Names.Calls;
        break;
      case BodyPart::Trait:
        Text += traitReference(T);
        break;
    }
  return Text;
}

/// The implementor's own, or the default.
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

void printDefault(Printer& P, const Method& M, const Trait& T) {
  const bool IsUsed = M.Body.names(BodyPart::Object);
  P.print("\n\n");
  printComment(P, M.Comment);
  P.print("    static $declaration$ $body$\n",
          {{"declaration", M.Result.declare(M.DefaultName + "(" + objectParameter(M, T, IsUsed) +
                                            bodyParameters(M) + ")" + noexceptSpecifier(M) +
                                            requiresClause(M.Requires))},
           {"body", bodyText(M, T)}});
}

}  // namespace

/// g++ 12 emits the coroutines of a class at -O0 though nobody calls them, and the linker looks for
/// the trait's methods, which they call, and which nobody defines.
void printWeakSymbols(Printer& P, const Trait& T) {
  const auto IsEmitted = [](const Method& M) { return M.HasDefault && M.IsCoroutine; };
  if (std::none_of(T.Methods.begin(), T.Methods.end(), IsEmitted)) return;
  std::set<std::string> Symbols;
  for (const Method& M : T.Methods)
    Symbols.insert(M.Body.Undefined.begin(), M.Body.Undefined.end());
  if (Symbols.empty()) return;
  P.print(R"(
// g++ emits the trait's own coroutines, too: nobody calls them, nor defines what they call.
#if defined(__GNUC__) && !defined(__clang__) && defined(__ELF__)
$symbols$
#endif

)",
          {{"symbols", [&Symbols](Printer& Inner) {
              for (const std::string& Symbol : Symbols)
                Inner.print("__asm__(\".weak $symbol$\");\n", {{"symbol", Symbol}});
            }}});
}

void printCalls(Printer& P, const Trait& T) {
  if (!T.hasDefault()) return;
  P.print(R"(
  // Methods that the trait has bodies for, and those that the bodies call: an implementor's own, or
  // where it has none, the default.
  template <class $type$>
  struct $call$ {
    $methods$
  };

)",
          {{"methods", [&T](Printer& Inner) {
              for (const Method& M : T.Methods)
                if (M.HasDefault) printHasOwn(Inner, M, T);
              for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
                for (const Method& M : *Methods) {
                  // Operators are called on the implementor itself.
                  if (!M.Identifier.empty() || M.IsStatic) continue;
                  if (M.IsCalled || (M.HasDefault && Methods == &T.Methods)) {
                    Inner.print("\n\n");
                    printCall(Inner, M, T);
                  }
                }
              for (const Method& M : T.Methods)
                if (M.HasDefault) printDefault(Inner, M, T);
            }}});
}

}  // namespace dynify::gen
