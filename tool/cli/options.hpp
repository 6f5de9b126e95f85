// What the command lines of the program and of its commands share.
#pragma once

#include "cli/terminal.hpp"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// LLVM's libraries register options of their own, hundreds of them. None is meant for our users.
/// Called before ours are made: some are called as ours.
void forgetForeignOptions();

/// Reads the options that are declared; `Arguments[0]` is the program. False: something is wrong,
/// and was said.
bool parseOptions(llvm::ArrayRef<const char*> Arguments, const char* Overview,
                  llvm::raw_ostream& Errors);

/// False.
bool failUsage(llvm::raw_ostream& Errors, llvm::StringRef Message);

/// As users write it: `-o`, `--check`.
std::string spelled(llvm::StringRef Option);

/// Says which values the option takes. True, which is a parser's sign of an error.
bool refuseValue(llvm::StringRef Option, llvm::StringRef Given,
                 llvm::ArrayRef<llvm::StringRef> Known);

/// The parser of an option that takes one of several values, with messages of ours.
template <class Value>
class ChoiceParser : public llvm::cl::parser<Value> {
 public:
  using llvm::cl::parser<Value>::parser;

  bool parse(llvm::cl::Option& O, llvm::StringRef, llvm::StringRef Given, Value& V) {
    llvm::SmallVector<llvm::StringRef, 4> Known;
    for (const auto& Each : this->Values) {
      if (Each.Name == Given) V = Each.V.getValue();
      if (Each.Name == Given) return false;
      if (!Each.Name.empty()) Known.push_back(Each.Name);
    }
    return refuseValue(O.ArgStr, Given, Known);
  }
};

template <class Value>
using Choice = llvm::cl::opt<Value, false, ChoiceParser<Value>>;

/// The option that each command has.
struct ColorOption : Choice<ColorChoice> {
  explicit ColorOption(llvm::cl::OptionCategory& Category)
      : Choice<ColorChoice>(
            "color", llvm::cl::desc("Colour what is printed (default: on a terminal)"),
            llvm::cl::values(
                clEnumValN(ColorChoice::Auto, "auto", "on a terminal, unless NO_COLOR is set"),
                clEnumValN(ColorChoice::Always, "always", ""),
                clEnumValN(ColorChoice::Never, "never", "")),
            llvm::cl::init(ColorChoice::Auto), llvm::cl::cat(Category)) {}
};

/// The options of a command that keeps a budget. `Outgrown` describes `--budget`, and `Taken`
/// `--update-budget`.
struct BudgetOptions {
  BudgetOptions(const char* Outgrown, const char* Taken)
      : File("budget", llvm::cl::desc(Outgrown), llvm::cl::value_desc("FILE"),
             llvm::cl::cat(Category)),
        Update("update-budget", llvm::cl::desc(Taken), llvm::cl::ValueDisallowed,
               llvm::cl::cat(Category)),
        Build("build",
              llvm::cl::desc("Which part of the budget counts: one file serves several builds"),
              llvm::cl::value_desc("NAME"), llvm::cl::init("default"), llvm::cl::cat(Category)) {}

  llvm::cl::OptionCategory Category{"Budgets"};
  llvm::cl::opt<std::string> File;
  llvm::cl::opt<bool> Update;
  llvm::cl::opt<std::string> Build;
};

}  // namespace dynify::gen
