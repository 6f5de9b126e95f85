#include "emit/signature.hpp"

#include <algorithm>

namespace dynify::gen {

std::string joinParameters(const Method& M,
                           const std::function<std::string(const Parameter&)>& Part) {
  std::string Text;
  for (const Parameter& P : M.Parameters) Text += (Text.empty() ? "" : ", ") + Part(P);
  return Text;
}

namespace {

/// `std::string, const int&`.
std::string argumentTypes(const Method& M) {
  Method All = M;
  All.Parameters.insert(All.Parameters.end(), M.Defaulted.begin(), M.Defaulted.end());
  return joinParameters(
      All, [](const Parameter& P) { return P.Decayed.declare(P.IsPack ? "..." : ""); });
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

/// An argument on its way through the table: by value in a register if it is cheap to copy, else by
/// reference, so that the implementor's parameter is made from the caller's without a stop.
TypeText passedType(const Parameter& P) {
  return P.Passed == Passing::Copy || P.IsReference ? P.Decayed : rvalueReference(P.Decayed);
}

}  // namespace

std::string forwardedArguments(const Method& M) { return joinParameters(M, forwarded); }

std::string constructorArguments(const Method& M) {
  return joinParameters(M, [](Parameter P) {
    if (P.Passed == Passing::Copy && !P.IsReference) P.Passed = Passing::Move;
    return forwarded(P);
  });
}

std::string memberParameters(const Method& M) {
  return joinParameters(M, [&M](const Parameter& P) {
    const bool IsBorrowed = M.isDeferred() && P.IsReference && !P.IsPack;
    const std::string Name = declaredName(P) + (IsBorrowed ? " DYNIFY_LIFETIMEBOUND" : "");
    return P.Declared.declare(Name) + (P.Default.empty() ? "" : " = " + P.Default);
  });
}

std::string declaredParameters(const Method& M) {
  return joinParameters(M, [](const Parameter& P) { return P.Declared.declare(declaredName(P)); });
}

std::string passedParameters(const Method& M, const Trait& T) {
  std::string Text = M.IsConst ? "const void* " : "void* ";
  Text += T.Names.Implementor;
  for (const Parameter& P : M.Parameters) Text += ", " + passedType(P).declare(declaredName(P));
  return Text;
}

std::string startParameters(const Method& M, const Trait& T) {
  std::string Text = (M.IsConst ? "const " : "") + T.Names.Type + "& " + T.Names.Implementor;
  for (Parameter P : M.Parameters) {
    if (P.Passed == Passing::Copy && !P.IsReference) P.Passed = Passing::Move;
    Text += ", " + passedType(P).declare(declaredName(P));
  }
  return Text;
}

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

std::string declare(const Method& M, const TypeText& Result, const std::string& Declarator) {
  return M.IsConversion ? M.Explicit + Declarator : Result.declare(Declarator);
}

std::string qualifiers(const Method& M) {
  std::string Text = M.IsConst ? " const" : "";
  if (M.Reference == ReferenceQualifier::Lvalue) Text += " &";
  if (M.Reference == ReferenceQualifier::Rvalue) Text += " &&";
  return Text + noexceptSpecifier(M);
}

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

std::string attributeList(const std::vector<std::string>& Attributes) {
  std::string Text;
  for (const std::string& Attribute : Attributes) Text += (Text.empty() ? "[[" : ", ") + Attribute;
  return Text.empty() ? Text : Text + "]] ";
}

void printComment(Printer& P, const std::vector<std::string>& Lines) {
  for (const std::string& Line : Lines)
    P.print("///$line$\n", {{"line", Line.empty() ? Line : " " + Line}});
}

}  // namespace dynify::gen
