#include "model/names.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace dynify::gen {
namespace {

using Preferred = std::pair<std::string GeneratedNames::*, const char*>;

constexpr Preferred PreferredMembers[] = {
    {&GeneratedNames::Object, "object_"},
    {&GeneratedNames::Table, "methods_"},
    {&GeneratedNames::TableType, "methods"},
    {&GeneratedNames::TableOf, "methods_of"},
    {&GeneratedNames::ImplementedBy, "implemented_by"},
    {&GeneratedNames::Implementor, "implementor"},
    {&GeneratedNames::Self, "self"},
    {&GeneratedNames::Type, "T"},
    {&GeneratedNames::Through, "through"},
    {&GeneratedNames::Via, "Via"},
    {&GeneratedNames::ViaArgument, "via"},
    {&GeneratedNames::ViaMember, "via_"},
    {&GeneratedNames::Wrapped, "dyn_"},
    {&GeneratedNames::WrappedArgument, "dyn"},
};

/// Names in use; hands out new ones.
class NameScope {
 public:
  explicit NameScope(const std::vector<std::string>& Taken) : Used(Taken.begin(), Taken.end()) {}

  void take(const std::string& Name) { Used.insert(Name); }

  std::string unique(const std::string& Wanted, int FirstSuffix = 1) {
    std::string Name = Wanted;
    const std::string Stem = Wanted.ends_with('_') ? Wanted.substr(0, Wanted.size() - 1) : Wanted;
    const char* Tail = Wanted.ends_with('_') ? "_" : "";
    for (int Suffix = FirstSuffix; !Used.insert(Name).second; ++Suffix)
      Name = Stem + "_" + std::to_string(Suffix) + Tail;
    return Name;
  }

 private:
  std::set<std::string> Used;
};

/// A parameter that has no name of its own, or one that would hide a constant which the dyn offers,
/// gets a new one.
void nameParameters(Method& M, const Trait& T, NameScope Scope) {
  int Position = 0;
  for (Parameter& P : M.Parameters) {
    ++Position;
    const bool HidesExport = std::any_of(T.Exports.begin(), T.Exports.end(),
                                         [&](const Export& E) { return E.Name == P.Name; });
    if (P.Name.empty())
      P.Name = Scope.unique("argument_" + std::to_string(Position));
    else if (HidesExport)
      P.Name = Scope.unique(P.Name);
  }
}

/// `Read` of `::io::Read<Item>`.
std::string lastName(const std::string& Qualified) {
  const std::string Name = Qualified.substr(0, Qualified.find('<'));
  return Name.substr(Name.rfind(':') + 1);
}

/// Overloads share a name in the dyn, but not in its table: `read`, `read_2`.
void nameEntries(Trait& T) {
  std::vector<std::string> Names;
  for (const Method& M : T.Methods) Names.push_back(M.Name);
  NameScope Scope(Names);
  std::set<std::string> Seen;
  for (Method& M : T.Methods)
    M.Entry = Seen.insert(M.Name).second ? M.Name : Scope.unique(M.Name, 2);
  for (Supertrait& Super : T.Supertraits)
    if (Super.Through.empty()) Super.Entry = Scope.unique("as_" + lastName(Super.Trait), 2);
}

/// `ItemType` for item_type.
std::string camelCase(const std::string& Name) {
  std::string Text;
  bool StartsWord = true;
  for (const char C : Name) {
    if (C != '_') Text += StartsWord ? static_cast<char>(std::toupper(C)) : C;
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
    T.DynHeader.Parameters.push_back({Declaration, {}, Declaration, A.Parameter});
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
  NameScope Scope(T.Identifiers);
  T.Names.Dyn = dynName(T);
  T.Names.ConstDyn = constDynName(T);
  Scope.take(T.Names.Dyn);
  Scope.take(T.Names.ConstDyn);
  for (const auto& [Member, Name] : PreferredMembers) T.Names.*Member = Scope.unique(Name);
  nameAssociated(T, Scope);
  for (Method& M : T.Methods) nameParameters(M, T, Scope);
  for (Method& M : T.Inherited) nameParameters(M, T, Scope);
  nameEntries(T);
}

}  // namespace dynify::gen
