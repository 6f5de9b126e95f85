// The methods of a dyn, which call through its table, and what else has their signatures.
#pragma once

#include <string>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The method of the dyn: with its comment and attributes, calling through the table.
void printMember(Printer& P, const Method& M, const Trait& T);

/// The definition of a method that names its own trait, behind the registration of its dyn,
/// `Class`.
void printDelayedMember(Printer& P, const Method& M, const Trait& T, const std::string& Class);

/// The method of a supertrait, called on its dyn `From`.
void printInherited(Printer& P, const Method& M, const Trait& T, const std::string& From);

/// The method of the class that adds something to every call of a coroutine (emit/through).
void printThroughMember(Printer& P, const Method& M, const Trait& T, bool IsOverloaded);

/// Where a function stands that has no object, and what it calls.
struct FunctionPlace {
  std::string Specifiers;  ///< in front: `static `, `inline `
  std::string Name;
  std::string Callee;  ///< `Stream::version`, `::net::fetch`
  std::string Head;    ///< of a template: `template <class T> `
};

/// A coroutine's makes its constructor, another one's is passed on.
void printFunction(Printer& P, const Method& M, const FunctionPlace& Place);

}  // namespace dynify::gen
