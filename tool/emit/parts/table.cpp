#include "emit/parts/table.hpp"

#include <string>

#include "emit/parts/defaults.hpp"
#include "emit/parts/supertrait.hpp"

namespace dynify::gen {
namespace {

/// `const void* implementor, std::string&& text`.
std::string passedParameters(const Call& C, const TraitNames& N) {
  return (C.Of->IsConst ? "const void* " : "void* ") + N.Implementor +
         behindAnother(C.parameters(Declared::InTable));
}

/// The pointer to a function that an ordinary method's entry is, with the name or without.
std::string pointer(const Call& C, const TraitNames& N, const std::string& Name) {
  return C.Result.declare("(*" + Name + ")(" + passedParameters(C, N) + ")") +
         C.noexceptSpecifier();
}

/// As a template argument: g++ 12 takes the first `>` in a condition, parentheses or not, for the
/// end of the list, unless it stands in parentheses of its own.
std::string pointerAsArgument(Call C, const TraitNames& N) {
  if (C.Noexcept.find('>') != std::string::npos) C.Noexcept = "(" + C.Noexcept + ")";
  return pointer(C, N, "");
}

std::string entry(const Call& C, const TraitNames& N) {
  if (C.isEither())
    return "::dynify::companion::entry<" + C.signature() + ", " + pointerAsArgument(C, N) + "> " +
           C.Names.Entry;
  return C.isDeferred() ? "::dynify::companion::start<" + C.signature() + "> " + C.Names.Entry
                        : pointer(C, N, C.Names.Entry);
}

void printEntry(Printer& P, const Call& C, const TraitNames& N) {
  P.print("$declaration$;\n", {{"declaration", entry(C, N)}});
}

/// What a thunk does: `Made`, which an implementor may have no method for.
std::string thunkBody(const Call& C, const Described& D, const std::string& Made,
                      const std::string& Object, const std::string& Given) {
  if (!C.Of->HasDefault) return Made;
  const std::string Calls = D.Names.Call + "<" + D.Names.Type + ">::";
  return "if constexpr (" + Calls + C.Names.HasOwn + ") " + Made + "; else return " +
         defaultCall(C, D, Calls, Object, Given);
}

/// `"Stream::next"`: what errors at run time call the method.
std::string nameForMessages(const Call& C, const Trait& T) {
  return '"' + T.qualifiedName() + "::" + C.Of->Name + '"';
}

std::string deferredThunk(const Call& C, const Described& D) {
  const TraitNames& N = D.Names;
  const std::string Parameters = (C.Of->IsConst ? "const " : "") + N.Type + "& " + N.Implementor +
                                 behindAnother(C.parameters(Declared::Started));
  const std::string Given = C.arguments(Arguments::Given);
  return std::string("::dynify::companion::") + (C.Of->IsMaker ? "make_of<" : "start_of<") +
         N.Type + (C.Of->IsMaker ? "" : ", " + nameForMessages(C, *D.Of)) + ">([](" + Parameters +
         ")" + (C.Of->IsMaker ? "" : " DYNIFY_INLINE_RAMP") + " { " +
         thunkBody(C, D, "return " + C.on(N.Implementor, Given), N.Implementor, Given) + "; })";
}

std::string ordinaryThunk(const Call& C, const Described& D) {
  const TraitNames& N = D.Names;
  const std::string Pointer = "static_cast<" + std::string(C.Of->IsConst ? "const " : "") + N.Type +
                              "*>(" + N.Implementor + ")";
  const std::string Passed = C.arguments(Arguments::Passed);
  const bool IsRvalue = C.Of->Reference == ReferenceQualifier::Rvalue;
  const std::string Made =
      IsRvalue ? C.on("*" + Pointer, Passed) : Pointer + "->" + C.Of->Name + "(" + Passed + ")";
  // The dyn is not complete yet: g++ asks for it where the type depends on nothing.
  const std::string Result = C.Of->ReturnsOwn ? "::dynify::companion::depending<" +
                                                    C.Result.abstract() + ", " + N.Type + ">"
                                              : C.Result.abstract();
  // An implementor may return what must not be thrown away.
  const std::string Done = C.isVoid() ? "static_cast<void>(" + Made + ")" : "return " + Made;
  return "[](" + passedParameters(C, N) + ")" + C.noexceptSpecifier() + " -> " + Result + " { " +
         thunkBody(C, D, Done, "*" + Pointer, Passed) + "; }";
}

std::string thunk(const Call& C, const Described& D) {
  if (!C.isEither()) return C.isDeferred() ? deferredThunk(C, D) : ordinaryThunk(C, D);
  return "[] { " + C.chosen("return " + deferredThunk(C, D), "return " + ordinaryThunk(C, D)) +
         "; }()";
}

/// The function that an entry points to; none where a constraint takes the method away.
void printThunk(Printer& P, const Call& C, const Described& D) {
  const Printer::Scope Known(
      P, {{"entry", C.Names.Entry}, {"value", thunk(C, D)}, {"constraint", C.Requires}});
  if (C.Requires.empty()) return P.print(".$entry$ = $value$,\n");
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
              for (const Call& C : D.Methods) printThunk(Inner, C, D);
            }}});
}

}  // namespace dynify::gen
