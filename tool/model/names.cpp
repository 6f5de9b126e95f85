#include "model/names.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

using Preferred = std::pair<std::string GeneratedNames::*, const char*>;

constexpr Preferred PreferredMembers[] = {
    {&GeneratedNames::Object, "object_"},
    {&GeneratedNames::Table, "methods_"},
    {&GeneratedNames::TableType, "methods"},
    {&GeneratedNames::TypeEntry, "type"},
    {&GeneratedNames::TableOf, "methods_of"},
    {&GeneratedNames::Lack, "Lack"},
    {&GeneratedNames::Lacking, "lacking"},
    {&GeneratedNames::MethodNames, "names"},
    {&GeneratedNames::Named, "named"},
    {&GeneratedNames::Count, "count"},
    {&GeneratedNames::Implementor, "implementor"},
    {&GeneratedNames::Type, "Implementor"},
    {&GeneratedNames::Through, "through"},
    {&GeneratedNames::Via, "Via"},
    {&GeneratedNames::ViaArgument, "via"},
    {&GeneratedNames::ViaMember, "via_"},
    {&GeneratedNames::Wrapped, "dyn_"},
    {&GeneratedNames::WrappedArgument, "dyn"},
    {&GeneratedNames::Calls, "call"},
};

/// Names in use; hands out new ones.
class NameScope {
 public:
  explicit NameScope(std::set<std::string> Taken) : Used(std::move(Taken)) {}
  /// An inner one: what it hands out may be handed out again beside it.
  explicit NameScope(const NameScope* Around) : Outer(Around) {}

  void take(const std::string& Name) { Used.insert(Name); }

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
  bool has(const std::string& Name) const {
    return Used.contains(Name) || (Outer && Outer->has(Name));
  }

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
  for (const std::vector<Method>* Methods : {&T.Methods, &T.Inherited, &T.Statics})
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
  for (const TemplateParameter& P : T.Header.Parameters)
    collectIdentifiers(P.Declaration + " = " + P.Default, Names);
  collectIdentifiers(T.Header.Requires, Names);
  for (const Export& E : T.Exports) collectIdentifiers(E.Name + " = " + E.Text, Names);
  return Names;
}

/// Whether a definition with a parameter of this name would mean something else, or be warned
/// about.
bool isHiding(const std::string& Name, const std::set<std::string>& Printed, const Trait& T) {
  return Printed.contains(Name) || Name == T.Names.Dyn || Name == T.Names.ConstDyn ||
         std::find(T.Avoided.begin(), T.Avoided.end(), Name) != T.Avoided.end() ||
         std::any_of(T.Exports.begin(), T.Exports.end(),
                     [&](const Export& E) { return E.Name == Name; });
}

/// A parameter that has no name of its own, or one that would hide what its method is printed with
/// or what the dyn offers, gets a new one.
void nameParameters(Method& M, const Trait& T, const NameScope& Outer) {
  NameScope Scope(&Outer);
  std::set<std::string> Printed;
  collectLookedUp(typesOf(M), Printed);
  int Position = 0;
  for (Parameter& P : M.Parameters) {
    ++Position;
    if (P.Name.empty()) {
      P.Name = Scope.unique("argument_" + std::to_string(Position));
    } else if (isHiding(P.Name, Printed, T)) {
      const std::string Old = std::exchange(P.Name, Scope.unique(P.Name));
      M.Noexcept = renamedIdentifier(M.Noexcept, Old, P.Name);
      M.Requires = renamedIdentifier(M.Requires, Old, P.Name);
      for (Parameter& Other : M.Parameters)
        Other.Default = renamedIdentifier(Other.Default, Old, P.Name);
    }
  }
}

void nameFunction(Method& M, const Trait& T, const NameScope& Scope) {
  nameParameters(M, T, Scope);
  NameScope Free(&Scope);
  for (const Parameter& P : M.Parameters) Free.take(P.Name);
  M.Pack = Free.unique("arguments");
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
void nameEntries(Trait& T) {
  std::set<std::string> Names;
  for (const Method& M : T.Methods) Names.insert(identifierOf(M));
  NameScope Scope(std::move(Names));
  Scope.take(T.Names.TypeEntry);
  std::set<std::string> Seen;
  for (Method& M : T.Methods) {
    const std::string& Wanted = identifierOf(M);
    M.Entry = Seen.insert(Wanted).second ? Wanted : Scope.unique(Wanted, 2);
  }
  for (Supertrait& Super : T.Supertraits)
    if (Super.Through.empty()) Super.Entry = Scope.unique("as_" + lastName(Super.Trait), 2);
}

/// In the class of calls: whether an implementor has the method, and the body that it is given if
/// not.
void nameDefaults(Trait& T, NameScope& Scope) {
  for (Method& M : T.Methods) {
    if (!M.HasDefault) continue;
    M.HasOwn = Scope.unique("has_" + M.Entry);
    M.DefaultName = Scope.unique("default_" + M.Entry);
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
void nameAssociated(Trait& T, NameScope& Scope) {
  T.DynHeader = T.Header;
  for (AssociatedType& A : T.Associated) {
    A.Parameter = Scope.unique(camelCase(A.Name));
    const std::string Declaration = "class " + A.Parameter;
    T.DynHeader.Parameters.push_back({Declaration, {}, Declaration, A.Parameter, A.Parameter});
  }
}

/// The members of what makes a trait known, which has the template parameters of the trait.
constexpr const char* RegisteredMembers[] = {"type",     "dyn",     "const_dyn", "table",
                                             "table_of", "through", "lacking",   "const_through",
                                             "names",    "named",   "calls"};

void nameGlobalParameters(TemplateHeader& H, NameScope Scope) {
  for (TemplateParameter& P : H.Parameters) P.GlobalArgument = P.Argument;
  for (TemplateParameter& P : H.Parameters) {
    const std::string Old = P.Argument.substr(0, P.Argument.find('.'));
    if (std::find(std::begin(RegisteredMembers), std::end(RegisteredMembers), Old) ==
        std::end(RegisteredMembers))
      continue;
    const std::string New = Scope.unique(Old);
    for (TemplateParameter& Other : H.Parameters)
      for (std::string* Text : {&Other.Global, &Other.GlobalArgument})
        *Text = renamedIdentifier(*Text, Old, New);
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
  for (const auto& [Member, Name] : PreferredMembers) Names.emplace_back(Name);
  return Names;
}

void assignNames(Trait& T) {
  NameScope Scope(identifiersOf(T));
  T.Names.Dyn = dynName(T);
  T.Names.ConstDyn = constDynName(T);
  Scope.take(T.Names.Dyn);
  Scope.take(T.Names.ConstDyn);
  for (const auto& [Member, Name] : PreferredMembers) T.Names.*Member = Scope.unique(Name);
  nameAssociated(T, Scope);
  nameGlobalParameters(T.Header, Scope);
  nameGlobalParameters(T.DynHeader, Scope);
  for (Method& M : T.Methods) nameParameters(M, T, Scope);
  for (Method& M : T.Methods)
    if (M.ReturnsOwn) M.Result = {T.Names.Dyn + T.DynHeader.arguments(), ""};
  for (Method& M : T.Inherited) nameParameters(M, T, Scope);
  for (Method& M : T.Statics) nameFunction(M, T, Scope);
  nameEntries(T);
  nameDefaults(T, Scope);
}

void assignNames(Function& F) {
  Trait T;
  T.Header = F.Header;
  T.Statics = {F.Signature};
  T.Identifiers = F.Identifiers;
  T.Avoided = F.Avoided;
  T.Names.Dyn = F.Dyn;
  nameFunction(F.Signature, T, NameScope(identifiersOf(T)));
}

}  // namespace dynify::gen
