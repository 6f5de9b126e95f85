// Every name that the tool makes up, computed here and nowhere else: values beside the model, made
// where a companion is printed.
#pragma once

#include <string>
#include <vector>

#include "model/trait.hpp"

namespace dynify::gen {

/// `DynStream` for Stream, `DynOuterInner` for Outer::Inner, or what the attribute asked for.
std::string dynName(const Trait& T);

/// The dyn of the const trait: `Const` in front of the dyn's name.
std::string constDynName(const Trait& T);

/// The names that generated text would use if nobody else did. A macro of one of these names would
/// break that text: the scanner adds those that are macros to Trait::Identifiers.
std::vector<std::string> preferredNames();

/// What one method is printed with.
struct MethodNames {
  std::vector<std::string>
      Parameters;           ///< none is empty, nor hides what the method is printed with
  std::string Entry;        ///< in the table
  std::string HasOwn;       ///< of a default: what tells whether an implementor has the method
  std::string DefaultName;  ///< of a default: the function that is its body
  std::string Pack;         ///< of a function: a name that none of its parameters has
};

/// What the companion of one trait introduces, none of which is a name of the trait's own.
struct TraitNames {
  std::string Dyn;
  std::string ConstDyn;
  // Private members of the dyn, which the runtime asks for.
  std::string Methods;
  std::string MethodsOf;
  std::string Lacking;
  std::string Names;
  std::string Named;
  std::string Through;
  std::string Call;
  // Others, and parameters.
  std::string TypeEntry;
  std::string Implementor;
  std::string Type;
  std::string Lack;
  std::string Via;
  // Expressions: what the bases of dyns are reached by.
  std::string Words;                     ///< the words of the dyn
  std::string Wrapped;                   ///< the dyn of a class of calls that something is added to
  std::string Added;                     ///< what is added
  std::vector<std::string> Associated;   ///< a parameter of the dyn for each associated type
  std::vector<std::string> Supertraits;  ///< their entries in the table; empty: not a direct one
  TemplateHead Head;                     ///< of the dyn: the trait's, the associated types behind
  // As `Head` and the trait's own, for a partial specialisation outside the trait's namespace.
  TemplateHead GlobalHead;
  TemplateHead GlobalTraitHead;
  std::vector<MethodNames> OfMethods;
  std::vector<MethodNames> OfInherited;
};

TraitNames nameAll(const Trait& T);

MethodNames nameAll(const Function& F);

/// A name that the runtime asks the dyn for, and what it asks by unless the registration says
/// otherwise.
struct RegisteredName {
  std::string TraitNames::* Member;
  const char* Usual;
};
std::vector<RegisteredName> registeredNames();

}  // namespace dynify::gen
