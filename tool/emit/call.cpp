#include "emit/call.hpp"

#include <algorithm>
#include <utility>

#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

template <class Part>
std::string joined(const std::vector<CallParameter>& Parameters, Part MakePart) {
  std::string Text;
  for (const CallParameter& P : Parameters) Text += (Text.empty() ? "" : ", ") + MakePart(P);
  return Text;
}

TypeText rvalueReference(TypeText Type) {
  Type.Before += "&&";
  return Type;
}

/// The name as part of a declarator.
std::string declaredName(const CallParameter& P) { return P.IsPack ? "..." + P.Name : P.Name; }

/// A constructor takes every argument by reference.
CallParameter asGiven(CallParameter P) {
  if (P.Passed == Passing::Copy && !P.IsReference) P.Passed = Passing::Move;
  return P;
}

/// The argument as an expression of the category and constness that the parameter was called with.
std::string forwarded(const CallParameter& P) {
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
std::string passed(const CallParameter& P) {
  const bool IsPlain = P.Passed == Passing::Copy || P.IsReference;
  return (IsPlain ? P.Decayed : rvalueReference(P.Decayed)).declare(declaredName(P));
}

std::string asked(const CallParameter& P) {
  return "::dynify::companion::argument<" + P.Decayed.abstract() + ">()" + (P.IsPack ? "..." : "");
}

std::string askedType(const CallParameter& P) {
  return P.Decayed.abstract() + (P.IsPack ? "..." : "");
}

std::string decayed(const Parameter& P) { return P.Decayed.declare(P.IsPack ? "..." : ""); }

/// What the method's own text says about a parameter, by the parameter's new name.
void rename(Call& C, const std::string& Old, const std::string& New) {
  C.Noexcept = renamedIdentifier(C.Noexcept, Old, New);
  C.Requires = renamedIdentifier(C.Requires, Old, New);
  for (CallParameter& P : C.Parameters) P.Default = renamedIdentifier(P.Default, Old, New);
}

Call describe(const Method& M, const MethodNames& Names) {
  Call C{&M, Names, {}, M.Result, M.Noexcept, M.Requires};
  for (const Parameter& P : M.Parameters)
    C.Parameters.push_back(
        {P.Declared, P.Decayed, P.Name, P.Default, P.Passed, P.IsReference, P.IsPack});
  for (std::size_t I = 0; I < C.Parameters.size(); ++I) {
    const std::string Old = std::exchange(C.Parameters[I].Name, Names.Parameters[I]);
    if (!Old.empty() && Old != Names.Parameters[I]) rename(C, Old, Names.Parameters[I]);
  }
  return C;
}

std::vector<Call> describeAll(const std::vector<Method>& Methods,
                              const std::vector<MethodNames>& Names) {
  std::vector<Call> All;
  for (std::size_t I = 0; I < Methods.size(); ++I) All.push_back(describe(Methods[I], Names[I]));
  return All;
}

}  // namespace

std::string Call::arguments(Arguments How) const {
  switch (How) {
    case Arguments::Passed:
      return joined(Parameters, forwarded);
    case Arguments::Given:
      return joined(Parameters, [](const CallParameter& P) { return forwarded(asGiven(P)); });
    case Arguments::Asked:
      return joined(Parameters, asked);
    case Arguments::AskedTypes:
      return joined(Parameters, askedType);
  }
  return {};
}

std::string Call::parameters(Declared How) const {
  return joined(Parameters, [&](const CallParameter& P) {
    const bool IsOfDyn = How == Declared::InDyn || How == Declared::Again;
    const bool IsBorrowed = IsOfDyn && isDeferred() && P.IsReference && !P.IsPack;
    if (How == Declared::InTable) return passed(P);
    if (How == Declared::Started) return passed(asGiven(P));
    if (How == Declared::AsTypes) return P.Declared.declare(P.IsPack ? "..." : "");
    const std::string Text =
        P.Declared.declare(declaredName(P) + (IsBorrowed ? " DYNIFY_LIFETIMEBOUND" : ""));
    return How == Declared::InDyn && !P.Default.empty() ? Text + " = " + P.Default : Text;
  });
}

std::string Call::received(const std::string& Object) const {
  return Of->Reference == ReferenceQualifier::Rvalue ? "::std::move(" + Object + ")" : Object;
}

std::string Call::on(const std::string& Object, const std::string& Arguments) const {
  return received(Object) + "." + Of->Name + "(" + Arguments + ")";
}

/// A conversion's name says what it returns.
std::string Call::declaration(const TypeText& Returned, Declared How, Receiver By) const {
  const std::string Declarator = Of->Name + "(" + parameters(How) + ")" + qualifiers(By);
  return Of->IsConversion ? Of->Explicit + Declarator : Returned.declare(Declarator);
}

std::string Call::noexceptSpecifier() const {
  if (Noexcept.empty()) return {};
  return Noexcept == "true" ? " noexcept" : " noexcept(" + Noexcept + ")";
}

std::string Call::qualifiers(Receiver By) const {
  std::string Text = Of->IsConst && By != Receiver::Mutable ? " const" : "";
  if (Of->Reference == ReferenceQualifier::Lvalue || By == Receiver::Lvalue) Text += " &";
  if (Of->Reference == ReferenceQualifier::Rvalue && By == Receiver::AsDeclared) Text += " &&";
  return Text + noexceptSpecifier();
}

std::string Call::signature() const {
  std::string Types;
  for (const std::vector<Parameter>* Some : {&Of->Parameters, &Of->Defaulted})
    for (const Parameter& P : *Some) Types += (Types.empty() ? "" : ", ") + decayed(P);
  return Result.abstract() + "(" + Types + ")";
}

std::string Call::chosen(const std::string& Deferred, const std::string& Ordinary) const {
  if (isEither())
    return "if constexpr (::dynify::companion::is_coroutine<" + signature() + ">) " + Deferred +
           "; else " + Ordinary;
  return isDeferred() ? Deferred : Ordinary;
}

TypeText Call::dynResult() const {
  if (isEither())
    return {"::dynify::companion::called<" + signature() + ", " + constructor().abstract() + ">",
            ""};
  return isDeferred() ? constructor() : Result;
}

TypeText Call::constructor() const {
  const FrameStorage& Storage = Of->Storage;
  if (Storage.Bytes.empty()) return {"::dynify::constructor<" + signature() + ">", ""};
  const bool EndsList = Storage.Bytes.find('>') != std::string::npos;
  return {"::dynify::stored<" + signature() + ", " +
              (EndsList ? "(" + Storage.Bytes + ")" : Storage.Bytes) +
              (Storage.FallsBackToHeap ? ", ::dynify::heap_t>" : ">"),
          ""};
}

std::string Call::attributes() const {
  std::vector<std::string> All = Of->Attributes;
  const bool HasNodiscard = std::any_of(
      All.begin(), All.end(), [](const std::string& A) { return A.starts_with("nodiscard"); });
  if (isDeferred() && !HasNodiscard) All.insert(All.begin(), "nodiscard");
  return attributeList(All);
}

Described describe(const Trait& T) {
  Described D;
  D.Of = &T;
  D.Names = nameAll(T);
  D.Methods = describeAll(T.Methods, D.Names.OfMethods);
  D.Inherited = describeAll(T.Inherited, D.Names.OfInherited);
  for (Call& C : D.Methods)
    if (C.Of->ReturnsOwn) C.Result = {D.Names.Dyn + D.Names.Head.arguments(), ""};
  return D;
}

Call describe(const Function& F) { return describe(F.Signature, nameAll(F)); }

void forEachCall(const Described& D, DynKind Kind, const std::function<void(const Call&)>& See) {
  for (const std::vector<Call>* Calls : {&D.Methods, &D.Inherited})
    for (const Call& C : *Calls)
      if (Kind == DynKind::Mutable || C.Of->IsConst) See(C);
}

bool isOverloadedByMutable(const Call& C, const Described& D) {
  bool Found = false;
  forEachCall(D, DynKind::Mutable, [&](const Call& Other) {
    Found = Found || (Other.Of->Name == C.Of->Name && !Other.Of->IsConst);
  });
  return Found;
}

std::vector<Receiver> receivers(const Call& C, const Described& D, DynKind Kind) {
  if (Kind == DynKind::Mutable && C.Of->IsStatic && isOverloadedByMutable(C, D))
    return {Receiver::AsDeclared, Receiver::Mutable};
  return {Receiver::AsDeclared};
}

std::string requiresClause(const std::string& Condition) {
  return Condition.empty() ? std::string() : " requires(" + Condition + ")";
}

std::string behindAnother(const std::string& List) { return List.empty() ? List : ", " + List; }

std::string attributeList(const std::vector<std::string>& Attributes) {
  std::string Text;
  for (const std::string& Attribute : Attributes) Text += (Text.empty() ? "[[" : ", ") + Attribute;
  return Text.empty() ? Text : Text + "]] ";
}

}  // namespace dynify::gen
