// What a companion says about one method, by the places that it is said at.
#pragma once

#include <string>
#include <vector>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// The method of the dyn: with its comment and attributes, calling through the table.
void printMember(Printer& P, const Method& M, const Trait& T);

/// The definition of a method that names its own trait, behind the registration of its dyn,
/// `Class`.
void printDelayedMember(Printer& P, const Method& M, const Trait& T, const std::string& Class);

/// The entry of the table's type.
void printEntry(Printer& P, const Method& M, const Trait& T);

/// The method of a supertrait, called on its dyn `From`.
void printInherited(Printer& P, const Method& M, const Trait& T, const std::string& From);

/// The method of the class that adds something to every call of a coroutine (emit/through).
void printThroughMember(Printer& P, const Method& M, const Trait& T, bool IsOverloaded);

/// What an implementor must offer, inside a requires-expression.
void printRequirement(Printer& P, const Method& M, const Trait& T);

/// The table's entry for one type of implementor.
void printThunk(Printer& P, const Method& M, const Trait& T);

/// Where a function stands that has no object, and what it calls.
struct FunctionPlace {
  std::string Specifiers;  ///< in front: `static `, `inline `
  std::string Name;
  std::string Callee;  ///< `Stream::version`, `::net::fetch`
  std::string Head;    ///< of a template: `template <class T> `
};

/// A coroutine's makes its constructor, another one's is passed on.
void printFunction(Printer& P, const Method& M, const FunctionPlace& Place);

/// The method in the class of calls (emit/defaults): the implementor's own, or the default.
void printCall(Printer& P, const Method& M, const Trait& T);

/// Whether the implementor has the method of a default, or one that comes close: which must be as
/// the trait says, then.
void printHasOwn(Printer& P, const Method& M, const Trait& T);

std::string noexceptSpecifier(const Method& M);

/// Behind everything else of a declarator.
std::string requiresClause(const std::string& Condition);

/// The object as the first parameter of a static function: `const Implementor& implementor`.
std::string objectParameter(const Method& M, const Trait& T, bool HasName = true);

/// `/// ` in front of every line.
void printComment(Printer& P, const std::vector<std::string>& Lines);

/// `[[nodiscard, deprecated("use read")]] `, or nothing.
std::string attributeList(const std::vector<std::string>& Attributes);

}  // namespace dynify::gen
