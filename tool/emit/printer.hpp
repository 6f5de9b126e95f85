// Prints generated text: a raw string per construct that reads as its output, with `$name$` where
// something is put in.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dynify::gen {

class Printer;

/// What stands for a name: text, or a part that prints itself there.
using Value = std::variant<std::string, std::function<void(Printer&)>>;

/// Names, which are literals, and what stands for them. Few enough to be looked through.
using Values = std::vector<std::pair<std::string_view, Value>>;

/// Every construct's text starts with the line break behind `R"(`, which is dropped. `$$` is a
/// dollar. A line that holds nothing but names which turn out empty is dropped as well, so that
/// optional parts leave no holes. What stands for a name is indented as the line that the name
/// stands in, all of its lines are, so that a part is written as if nothing was around it. A name
/// that is not known ends the program: it is a mistake in the generator, not in its input.
class Printer {
 public:
  /// Makes `Names` known until the scope ends. Inner names hide outer ones.
  class Scope {
   public:
    Scope(Printer& P, Values Names);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Printer& Owner;
    const Values Own;
  };

  void print(std::string_view Template);
  void print(std::string_view Template, Values Names);

  const std::string& text() const { return Text; }

 private:
  void printLine(std::string_view Line);
  void printName(std::string_view Name);
  void append(std::string_view Part);
  const Value& find(std::string_view Name) const;

  std::string Text;
  std::size_t Indent = 0;            ///< of the line that is printed
  std::vector<const Values*> Known;  ///< the innermost last
};

}  // namespace dynify::gen
