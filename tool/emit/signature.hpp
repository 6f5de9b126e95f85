// The parts of a method's signature, as the places of a companion need them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "emit/printer.hpp"
#include "model/trait.hpp"

namespace dynify::gen {

/// What `Part` makes of each parameter, as a list.
std::string joinParameters(const Method& M,
                           const std::function<std::string(const Parameter&)>& Part);

/// `std::string text, const int& times = 1`, marked as borrowed by what a coroutine method returns.
std::string memberParameters(const Method& M);

/// `std::string text, const int& times`.
std::string declaredParameters(const Method& M);

/// `void* self, std::string&& text, const int& times`.
std::string passedParameters(const Method& M, const Trait& T);

/// A coroutine's thunk takes every argument by reference.
std::string startParameters(const Method& M, const Trait& T);

/// The object as the first parameter of a static function: `const Implementor& implementor`.
std::string objectParameter(const Method& M, const Trait& T, bool HasName = true);

/// The parameters as arguments of another call, of the category that each was called with.
std::string forwardedArguments(const Method& M);

/// What a coroutine's constructor is made of: its arguments as the rvalues or lvalues that they are
/// to arrive as.
std::string constructorArguments(const Method& M);

/// `Object` as the implementor's method is to see it.
std::string received(const Method& M, const std::string& Object);

/// A conversion's name says what it returns.
std::string declare(const Method& M, const TypeText& Result, const std::string& Declarator);

/// What a coroutine method of the dyn returns.
std::string constructorType(const Method& M);

bool isVoid(const Method& M);

/// Const, the receiver's category, noexcept.
std::string qualifiers(const Method& M);

std::string noexceptSpecifier(const Method& M);

/// Behind everything else of a declarator.
std::string requiresClause(const std::string& Condition);

/// The trait's, and that the constructor of a coroutine must not be thrown away.
std::vector<std::string> memberAttributes(const Method& M);

/// `[[nodiscard, deprecated("use read")]] `, or nothing.
std::string attributeList(const std::vector<std::string>& Attributes);

/// `/// ` in front of every line.
void printComment(Printer& P, const std::vector<std::string>& Lines);

/// The names that templates have for the parts of a method.
Values commonValues(const Method& M, const Trait& T);

}  // namespace dynify::gen
