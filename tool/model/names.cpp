#include "model/names.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

constexpr RegisteredName Registered[] = {
    {&TraitNames::Methods, "methods"}, {&TraitNames::MethodsOf, "methods_of"},
    {&TraitNames::Lacking, "lacking"}, {&TraitNames::Names, "names"},
    {&TraitNames::Named, "named"},     {&TraitNames::Through, "through"},
    {&TraitNames::Call, "call"},
};

constexpr RegisteredName OtherMembers[] = {
    {&TraitNames::TypeEntry, "type"},   {&TraitNames::Implementor, "implementor"},
    {&TraitNames::Type, "Implementor"}, {&TraitNames::Lack, "Lack"},
    {&TraitNames::Via, "Via"},
};

/// A member of a dyn's base, which cannot be called otherwise. Where its name is taken, the runtime
/// gives the member away.
struct BaseMember {
  std::string TraitNames::* Expression;
  const char* Name;
  const char* Otherwise;
};
constexpr BaseMember BaseMembers[] = {
    {&TraitNames::Words, "dynify_", "::dynify::companion::behind(*this)"},
    {&TraitNames::Wrapped, "dyn_", "::dynify::companion::access::dyn(*this)"},
    {&TraitNames::Added, "via_", "::dynify::companion::access::via(*this)"},
};

/// Names in use; hands out new ones.
class NameScope {
 public:
  explicit NameScope(std::set<std::string> Taken) : Used(std::move(Taken)) {}
  /// An inner one: what it hands out may be handed out again beside it.
  explicit NameScope(const NameScope* Around) : Outer(Around) {}

  void take(const std::string& Name) { Used.insert(Name); }

  bool has(const std::string& Name) const {
    return Used.contains(Name) || (Outer && Outer->has(Name));
  }

  std::string unique(const std::string& Wanted, int FirstSuffix = 1) {
    std::string Name = Wanted;
    const std::string Stem = Wanted.ends_with('_') ? Wanted.substr(0, Wanted.size() - 1) : Wanted;
    const char* Tail = Wanted.ends_with('_') ? "_" : "";
    for (int Suffix = FirstSuffix; has(Name); ++Suffix)
      Name = Stem + "_" + std::to_string(Suffix) + Tail;
    take(Name);
    return Name;
  }

 private:
  std::set<std::string> Used;
  const NameScope* Outer = nullptr;
};

/// The types that `M` is printed with, one behind the other.
std::string typesOf(const Method& M) {
  std::string Text = M.Result.abstract();
  for (const std::vector<Parameter>* Parameters : {&M.Parameters, &M.Defaulted})
    for (const Parameter& P : *Parameters)
      for (const TypeText* Type : {&P.Declared, &P.Decayed})
        Text.append(1, ' ').append(Type->abstract());
  return Text;
}

/// Every identifier that the trait's part of the companion is printed with.
std::set<std::string> identifiersOf(const Trait& T) {
  std::set<std::string> Names(T.Identifiers.begin(), T.Identifiers.end());
  Names.insert(T.Avoided.begin(), T.Avoided.end());
  for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited})
    for (const Method& M : *Methods) {
      collectIdentifiers(M.Name, Names);
      Names.insert(M.Identifier);
      collectIdentifiers(typesOf(M), Names);
      for (const std::string* Text : {&M.Noexcept, &M.Requires, &M.Storage.Bytes})
        collectIdentifiers(*Text, Names);
      Names.insert(M.Body.Identifiers.begin(), M.Body.Identifiers.end());
      for (const Parameter& P : M.Parameters) {
        Names.insert(P.Name);
        collectIdentifiers(P.Default, Names);
      }
    }
  for (const TemplateParameter& P : T.Head.Parameters)
    collectIdentifiers(P.Declaration + " = " + P.Default, Names);
  collectIdentifiers(T.Head.Requires, Names);
  for (const Export& E : T.Exports) collectIdentifiers(E.Name + " = " + E.Text, Names);
  return Names;
}

/// Whether a definition with a parameter of this name would mean something else, or be warned
/// about.
bool isHiding(const std::string& Name, const std::set<std::string>& Printed, const Trait& T,
              const std::string& Dyn) {
  const auto IsNameOf = [&Name](const BaseMember& Member) { return Name == Member.Name; };
  return Printed.contains(Name) || Name == Dyn || Name == "Const" + Dyn || Name == "dynify_dyn" ||
         std::any_of(std::begin(BaseMembers), std::end(BaseMembers), IsNameOf) ||
         std::find(T.Avoided.begin(), T.Avoided.end(), Name) != T.Avoided.end() ||
         std::any_of(T.Exports.begin(), T.Exports.end(),
                     [&](const Export& E) { return E.Name == Name; });
}

/// A parameter that has no name of its own, or one that would hide what its method is printed with
/// or what the dyn offers, gets a new one.
std::vector<std::string> parameterNames(const Method& M, const Trait& T, const std::string& Dyn,
                                        const NameScope& Outer) {
  NameScope Scope(&Outer);
  std::set<std::string> Printed;
  collectLookedUp(typesOf(M), Printed);
  std::vector<std::string> Names;
  for (const Parameter& P : M.Parameters) {
    const std::string Position = std::to_string(Names.size() + 1);
    if (P.Name.empty())
      Names.push_back(Scope.unique("argument_" + Position));
    else
      Names.push_back(isHiding(P.Name, Printed, T, Dyn) ? Scope.unique(P.Name) : P.Name);
  }
  return Names;
}

std::vector<MethodNames> nameMethods(const std::vector<Method>& Methods, const Trait& T,
                                     const std::string& Dyn, const NameScope& Scope) {
  std::vector<MethodNames> All;
  for (const Method& M : Methods) {
    MethodNames& N = All.emplace_back();
    N.Parameters = parameterNames(M, T, Dyn, Scope);
    NameScope Free(&Scope);
    for (const std::string& Name : N.Parameters) Free.take(Name);
    N.Pack = Free.unique("arguments");
  }
  return All;
}

/// `Read` of `::io::Read<Item>`.
std::string lastName(const std::string& Qualified) {
  const std::string Name = Qualified.substr(0, Qualified.find('<'));
  return Name.substr(Name.rfind(':') + 1);
}

const std::string& identifierOf(const Method& M) {
  return M.Identifier.empty() ? M.Name : M.Identifier;
}

/// Overloads share a name in the dyn, but not in its table: `read`, `read_2`.
void nameEntries(const Trait& T, TraitNames& N) {
  std::set<std::string> Names;
  for (const Method& M : T.Methods) Names.insert(identifierOf(M));
  NameScope Scope(std::move(Names));
  Scope.take(N.TypeEntry);
  std::set<std::string> Seen;
  for (std::size_t I = 0; I < T.Methods.size(); ++I) {
    const std::string& Wanted = identifierOf(T.Methods[I]);
    N.OfMethods[I].Entry = Seen.insert(Wanted).second ? Wanted : Scope.unique(Wanted, 2);
  }
  for (const Supertrait& Super : T.Supertraits) {
    const bool IsDirect = Super.Through.empty();
    N.Supertraits.push_back(IsDirect ? Scope.unique("as_" + lastName(Super.Trait), 2) : "");
  }
}

/// In the class of calls: whether an implementor has the method, and the body that it is given if
/// not.
void nameDefaults(const Trait& T, NameScope& Scope, TraitNames& N) {
  for (std::size_t I = 0; I < T.Methods.size(); ++I) {
    if (!T.Methods[I].HasDefault) continue;
    N.OfMethods[I].HasOwn = Scope.unique("has_" + N.OfMethods[I].Entry);
    N.OfMethods[I].DefaultName = Scope.unique("default_" + N.OfMethods[I].Entry);
  }
}

/// `ItemType` for item_type.
std::string camelCase(const std::string& Name) {
  std::string Text;
  bool StartsWord = true;
  for (const char C : Name) {
    if (C != '_')
      Text += StartsWord ? static_cast<char>(std::toupper(static_cast<unsigned char>(C))) : C;
    StartsWord = C == '_';
  }
  return Text;
}

/// An associated type is a parameter of the dyn, behind those of the trait.
void nameAssociated(const Trait& T, NameScope& Scope, TraitNames& N) {
  N.Head = T.Head;
  for (const AssociatedType& A : T.Associated) {
    const std::string& Name = N.Associated.emplace_back(Scope.unique(camelCase(A.Name)));
    N.Head.Parameters.push_back({"class " + Name, {}, "class " + Name, Name});
  }
}

/// What makes a trait known stands in the runtime's namespace, where Clang (16 to 22) finds members
/// before the template parameters of a partial specialisation. Those members are called in small
/// letters: a parameter that is, too, gets another name.
TemplateHead globalHead(TemplateHead H, NameScope Scope) {
  for (TemplateParameter& P : H.Parameters) P.Declaration = P.Global;
  for (TemplateParameter& P : H.Parameters) {
    const std::string Old = P.Argument.substr(0, P.Argument.find('.'));
    if (camelCase(Old) == Old) continue;
    const std::string New = Scope.unique(camelCase(Old));
    for (TemplateParameter& Other : H.Parameters)
      for (std::string* Text : {&Other.Declaration, &Other.Argument})
        *Text = renamedIdentifier(*Text, Old, New);
  }
  return H;
}

/// A base that depends on a template parameter is not looked into for a name alone.
void nameBaseMembers(const NameScope& Scope, TraitNames& N) {
  for (const BaseMember& Member : BaseMembers) {
    const bool IsDependent = N.Head || Member.Expression != &TraitNames::Words;
    N.*Member.Expression = Scope.has(Member.Name)
                               ? Member.Otherwise
                               : (IsDependent ? "this->" : "") + std::string(Member.Name);
  }
}

}  // namespace

std::string dynName(const Trait& T) {
  if (!T.RequestedName.empty()) return T.RequestedName;
  std::string Name = "Dyn";
  for (const std::string& Class : T.Classes) Name += Class;
  return Name;
}

std::string constDynName(const Trait& T) { return "Const" + dynName(T); }

std::vector<std::string> preferredNames() {
  std::vector<std::string> Names;
  for (const RegisteredName& Name : Registered) Names.emplace_back(Name.Usual);
  for (const RegisteredName& Name : OtherMembers) Names.emplace_back(Name.Usual);
  for (const BaseMember& Member : BaseMembers) Names.emplace_back(Member.Name);
  return Names;
}

std::vector<RegisteredName> registeredNames() {
  return {std::begin(Registered), std::end(Registered)};
}

TraitNames nameAll(const Trait& T) {
  NameScope Scope(identifiersOf(T));
  TraitNames N;
  N.Dyn = dynName(T);
  N.ConstDyn = constDynName(T);
  Scope.take(N.Dyn);
  Scope.take(N.ConstDyn);
  for (const RegisteredName& Name : Registered) N.*Name.Member = Scope.unique(Name.Usual);
  for (const RegisteredName& Name : OtherMembers) N.*Name.Member = Scope.unique(Name.Usual);
  nameAssociated(T, Scope, N);
  nameBaseMembers(Scope, N);
  N.GlobalHead = globalHead(N.Head, Scope);
  N.GlobalTraitHead = globalHead(T.Head, Scope);
  N.OfMethods = nameMethods(T.Methods, T, N.Dyn, Scope);
  N.OfInherited = nameMethods(T.Inherited, T, N.Dyn, Scope);
  nameEntries(T, N);
  nameDefaults(T, Scope, N);
  return N;
}

MethodNames nameAll(const Function& F) {
  Trait T;
  T.Head = F.Head;
  T.Methods = {F.Signature};
  T.Identifiers = F.Identifiers;
  T.Avoided = F.Avoided;
  return nameMethods(T.Methods, T, F.Dyn, NameScope(identifiersOf(T))).front();
}

}  // namespace dynify::gen
