#include "emit/entry.hpp"

#include <string>

#include "emit/signature.hpp"

namespace dynify::gen {
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
  // The dyn is not complete yet: g++ asks for it where the type depends on nothing.
  const std::string Result = M.ReturnsOwn ? "::dynify::companion::depending<" +
                                                M.Result.abstract() + ", " + T.Names.Type + ">"
                                          : M.Result.abstract();
  // An implementor may return what must not be thrown away.
  return "[](" + passedParameters(M, T) + ")" + noexceptSpecifier(M) + " -> " + Result + " { " +
         thunkBody(M, T, Done, Object, Arguments) + "; }";
}

}  // namespace

void printEntry(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  if (M.isDeferred()) {
    P.print("    ::dynify::companion::start<$signature$> $entry$;\n");
    return;
  }
  const std::string Declarator = "(*" + M.Entry + ")(" + passedParameters(M, T) + ")";
  P.print("    $declaration$$noexcept$;\n", {{"declaration", M.Result.declare(Declarator)}});
}

void printThunk(Printer& P, const Method& M, const Trait& T) {
  const Printer::Scope Known(P, commonValues(M, T));
  printEntryValue(P, M, M.isDeferred() ? deferredThunk(M, T) : ordinaryThunk(M, T));
}

}  // namespace dynify::gen
