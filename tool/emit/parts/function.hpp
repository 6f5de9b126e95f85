// Functions that have no object: free ones, and those that a trait defines itself.
#pragma once

#include <string>
#include <vector>

#include "emit/call.hpp"
#include "emit/printer.hpp"

namespace dynify::gen {

/// Where a function stands that has no object, and what it calls.
struct FunctionPlace {
  std::string Specifiers;  ///< in front: `static `, `inline `
  std::string Name;
  std::string Callee;  ///< `Stream::version`, `::net::fetch`
  std::string Head;    ///< of a template: `template <class T>`
};

/// A coroutine's makes its constructor, another one's is passed on.
void printFunction(Printer& P, const Call& C, const FunctionPlace& Place);

/// The companions of functions, those of one namespace together.
void printFunctions(Printer& P, const std::vector<Function>& All);

}  // namespace dynify::gen
