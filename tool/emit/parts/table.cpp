#include "emit/parts/table.hpp"

#include <string>

#include "emit/parts/supertrait.hpp"

namespace dynify::gen {
namespace {

/// `const void* implementor, std::string&& text`.
std::string passedParameters(const Call& C, const TraitNames& N) {
  return (C.Of->IsConst ? "const void* " : "void* ") + N.Implementor +
         behindAnother(C.parameters(Declared::InTable));
}

void printEntry(Printer& P, const Call& C, const TraitNames& N) {
  const std::string Declarator = "(*" + C.Names.Entry + ")(" + passedParameters(C, N) + ")";
  P.print("    $declaration$;\n",
          {{"declaration",
            C.isDeferred() ? "::dynify::companion::start<" + C.signature() + "> " + C.Names.Entry
                           : C.Result.declare(Declarator) + C.noexceptSpecifier()}});
}

/// What a thunk does: `Made`, which an implementor may have no method for.
std::string thunkBody(const Call& C, const TraitNames& N, const std::string& Made,
                      const std::string& Object, const std::string& Given) {
  if (!C.Of->HasDefault) return Made;
  const std::string Calls = N.Call + "<" + N.Type + ">::";
  return "if constexpr (" + Calls + C.Names.HasOwn + ") " + Made + "; else return " + Calls +
         C.Names.DefaultName + "(" + C.received(Object) + behindAnother(Given) + ")";
}

std::string deferredThunk(const Call& C, const TraitNames& N) {
  const std::string Parameters = (C.Of->IsConst ? "const " : "") + N.Type + "& " + N.Implementor +
                                 behindAnother(C.parameters(Declared::Started));
  return std::string("::dynify::companion::") + (C.Of->IsMaker ? "make_of<" : "start_of<") +
         N.Type + ">([](" + Parameters + ")" + (C.Of->IsMaker ? "" : " DYNIFY_INLINE_RAMP") +
         " { " +
         thunkBody(C, N, "return " + C.on(N.Implementor, C.given()), N.Implementor, C.given()) +
         "; })";
}

std::string ordinaryThunk(const Call& C, const TraitNames& N) {
  const std::string Pointer = "static_cast<" + std::string(C.Of->IsConst ? "const " : "") + N.Type +
                              "*>(" + N.Implementor + ")";
  const bool IsRvalue = C.Of->Reference == ReferenceQualifier::Rvalue;
  const std::string Made = IsRvalue ? C.on("*" + Pointer, C.given())
                                    : Pointer + "->" + C.Of->Name + "(" + C.given() + ")";
  // The dyn is not complete yet: g++ asks for it where the type depends on nothing.
  const std::string Result = C.Of->ReturnsOwn ? "::dynify::companion::depending<" +
                                                    C.Result.abstract() + ", " + N.Type + ">"
                                              : C.Result.abstract();
  // An implementor may return what must not be thrown away.
  const std::string Done = C.isVoid() ? "static_cast<void>(" + Made + ")" : "return " + Made;
  return "[](" + passedParameters(C, N) + ")" + C.noexceptSpecifier() + " -> " + Result + " { " +
         thunkBody(C, N, Done, "*" + Pointer, C.given()) + "; }";
}

/// The function that an entry points to; none where a constraint takes the method away.
void printThunk(Printer& P, const Call& C, const TraitNames& N) {
  const Printer::Scope Known(P,
                             {{"entry", C.Names.Entry},
                              {"value", C.isDeferred() ? deferredThunk(C, N) : ordinaryThunk(C, N)},
                              {"constraint", C.Requires}});
  if (C.Requires.empty()) return P.print("      .$entry$ = $value$,\n");
  P.print(R"(
      .$entry$ = [] {
        if constexpr ($constraint$)
          return $value$;
        else
          return nullptr;
      }(),
)");
}

}  // namespace

void printTable(Printer& P, const Described& D) {
  P.print(R"(
  struct $methods$ {
    ::dynify::companion::type $type_entry$;
    $entries$
  };

)",
          {{"entries", [&D](Printer& Inner) {
              printSupertraitEntries(Inner, D);
              for (const Call& C : D.Methods) printEntry(Inner, C, D.Names);
            }}});
}

void printThunks(Printer& P, const Described& D) {
  P.print(R"(
  template <class $type$>
  static constexpr $methods$ $methods_of${
      .$type_entry$ = ::dynify::companion::type_of<$type$>(),
      $thunks$
  };
)",
          {{"thunks", [&D](Printer& Inner) {
              printSupertraitTables(Inner, D);
              for (const Call& C : D.Methods) printThunk(Inner, C, D.Names);
            }}});
}

}  // namespace dynify::gen
