#include "cli/commands.hpp"

#include "fmt/format.h"
#include "text/nearest.hpp"

namespace dynify::gen {
namespace {

constexpr Command CommandTable[] = {
    {"frames", "<object>...", "How large the frames of coroutines are, and what is in them"},
    {"bound", "<source>...", "How many bytes a tree of coroutines takes on a frame_stack, at most"},
    {"explain", "[<rule>...]",
     "The page of the rule that a message ends in: 'explain not-a-class'"},
    {"help", "[<command>]", "This text, or that of a command"},
};

}  // namespace

llvm::ArrayRef<Command> commands() { return CommandTable; }

std::string describeCommands() {
  std::string Text = "\nCOMMANDS:\n\n";
  for (const Command& C : CommandTable)
    Text += fmt::format("  dynify-gen {:<21}- {}\n", C.Name.str() + " " + C.Arguments.str(),
                        std::string_view(C.Summary));
  return Text;
}

llvm::StringRef nearestCommand(llvm::StringRef Word) {
  if (Word.starts_with("-") || Word.contains('.') || Word.contains('/')) return {};
  Nearest Search(Word, 2);
  for (const Command& C : CommandTable)
    if (C.Name.size() > 4 || C.Name.edit_distance(Word) == 1) Search.consider(C.Name);
  return Search.found();
}

}  // namespace dynify::gen
