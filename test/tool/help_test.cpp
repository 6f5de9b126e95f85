// What the program says about itself: the help, the pages of rules, and what it makes of words that
// it does not know.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "tool_run.hpp"

namespace dynify::gen {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;

class Help : public ToolRun {
 protected:
  std::string helpOf(const std::string& Arguments) const {
    const Outcome O = run(Arguments);
    EXPECT_EQ(O.Code, 0) << O.Err;
    EXPECT_EQ(O.Err, "");
    return O.Out;
  }

  void expectUsageError(const std::string& Arguments, const std::string& Message) const {
    const Outcome O = run(Arguments);
    EXPECT_EQ(O.Code, 2) << Arguments;
    EXPECT_EQ(O.Err, "dynify-gen: error: " + Message + "\n");
  }
};

/// The options that a text names anywhere, or, at the beginning of lines, has a line for.
std::set<std::string> optionsIn(const std::string& Text, const char* Pattern) {
  const std::regex Option(Pattern);
  std::set<std::string> Found;
  for (std::sregex_iterator At(Text.begin(), Text.end(), Option), End; At != End; ++At)
    Found.insert((*At)[1]);
  return Found;
}

TEST_F(Help, G05_help_is_had_in_each_usual_way) {
  const std::string Text = helpOf("--help");
  for (const char* Way : {"-h", "help", "-help", "help help"}) EXPECT_EQ(helpOf(Way), Text) << Way;
  EXPECT_EQ(helpOf("help frames"), helpOf("frames --help"));
  EXPECT_EQ(helpOf("frames -h"), helpOf("frames --help"));
  EXPECT_EQ(helpOf("help bound"), helpOf("bound --help"));
  EXPECT_EQ(helpOf("help explain"), helpOf("explain --help"));
}

TEST_F(Help, G05_help_has_commands_examples_and_exit_codes) {
  const std::string Text = helpOf("--help");
  for (const char* Part :
       {"USAGE: dynify-gen [options] <header>... [-- <compiler flags>]",
        "COMMANDS:", "dynify-gen frames <object>...", "dynify-gen explain [<rule>...]",
        "dynify-gen help [<command>]", "EXAMPLES:", "dynify-gen --check net/*.hpp -p build",
        "EXIT CODES:", "  1  findings"})
    EXPECT_THAT(Text, HasSubstr(Part));
  const std::string Frames = helpOf("frames --help");
  for (const char* Part :
       {"USAGE: dynify-gen frames [options] <object", "EXAMPLES:", "EXIT CODES:"})
    EXPECT_THAT(Frames, HasSubstr(Part));
}

TEST_F(Help, G05_help_names_no_option_that_does_not_exist) {
  for (const char* Command : {"", "frames ", "bound ", "explain "}) {
    const std::string Text = helpOf(Command + std::string("--help"));
    std::set<std::string> Listed = optionsIn(Text, "\n +(--?[a-z][a-z-]*)");
    EXPECT_THAT(Listed, IsSupersetOf({"--help", "--version", "--color"}));
    Listed.insert("-h");  // has no line of its own
    const std::string Own = std::regex_replace(Text, std::regex(" -- .*"), "");  // not clang's
    EXPECT_THAT(Listed, IsSupersetOf(optionsIn(Own, "[ '(](--?[a-z][a-z-]*)"))) << Text;
    for (const std::string& Option : Listed)
      EXPECT_THAT(run(Command + Option).Err, Not(HasSubstr("unknown option"))) << Option;
  }
  EXPECT_THAT(helpOf("--help"), Not(HasSubstr("--print-")));  // LLVM has many
}

TEST_F(Help, G05_a_mistyped_command_gets_a_suggestion) {
  for (const char* Word : {"frame", "Frames", "farmes"})
    expectUsageError(Word + std::string(" x.o"), "no such command or file: '" + std::string(Word) +
                                                     "'; did you mean 'frames'?");
  expectUsageError("help explian", "no such command or file: 'explian'; did you mean 'explain'?");
  expectUsageError("hel", "no such command or file: 'hel'; did you mean 'help'?");
  expectUsageError("a.hpp", "no such file: 'a.hpp'");
  write("frame", traitHeader("A"));
  EXPECT_EQ(run("frame").Code, 0);
}

TEST_F(Help, G05_wrong_values_are_answered_in_our_words) {
  write("a.hpp", traitHeader("A"));
  expectUsageError("a.hpp --diagnostics=xml",
                   "'--diagnostics' takes 'text', 'json' or 'sarif', not 'xml'");
  expectUsageError("a.hpp --diagnostics jsn",
                   "'--diagnostics' takes 'text', 'json' or 'sarif', not 'jsn'; did you mean "
                   "'json'?");
  expectUsageError("a.hpp --list=xml", "'--list' takes 'text' or 'json', not 'xml'");
  expectUsageError("a.hpp --color=blue", "'--color' takes 'auto', 'always' or 'never', not 'blue'");
  expectUsageError("frames x.o --format=xml",
                   "'--format' takes 'table', 'json', 'header' or 'html', not 'xml'");
  expectUsageError("a.hpp --check=1", "'--check' takes no value");
  expectUsageError("a.hpp --out-dir", "'--out-dir' needs a value: '--out-dir DIR'");
  expectUsageError("a.hpp -o", "'-o' needs a value: '-o FILE'");
  expectUsageError("a.hpp -o x -o y", "'-o' is given twice");
}

TEST_F(Help, M05_each_rule_is_explained_by_its_page) {
  std::istringstream Rules(helpOf("explain"));
  std::string All;
  std::size_t Count = 0;
  for (std::string Rule; Rules >> Rule; ++Count) {
    const std::string Page = helpOf("explain " + Rule);
    EXPECT_THAT(Page, StartsWith("# " + Rule + "\n")) << Rule;
    All += " " + Rule;
    const std::filesystem::path File = std::string(DYNIFY_ERROR_PAGES "/") + Rule + ".md";
    if (std::filesystem::exists(File)) {
      EXPECT_THAT(Page, HasSubstr("\n## Quick fix\n")) << Rule;
    }
  }
  EXPECT_GT(Count, 50u);
  EXPECT_EQ(run("explain" + All).Code, 0);
  EXPECT_EQ(helpOf("explain '[not-a-class]'"), helpOf("explain not-a-class"));
  EXPECT_THAT(helpOf("explain out-of-date"), HasSubstr("The companion is missing, or not what"));
}

TEST_F(Help, M05_a_rule_that_does_not_exist_gets_a_suggestion) {
  expectUsageError("explain not-class",
                   "there is no rule 'not-class'; did you mean 'not-a-class'?");
  expectUsageError("explain frobnication",
                   "there is no rule 'frobnication'; 'dynify-gen explain' lists them");
}

TEST_F(Help, G05_colours_are_chosen) {
  const std::string Red = "\x1b[";
  write("a.hpp", "class [[dynify::trait]] A {\n public:\n  int n;\n};\n");
  EXPECT_THAT(run("a.hpp").Err, Not(HasSubstr(Red)));
  EXPECT_THAT(run("a.hpp --color=never").Err, Not(HasSubstr(Red)));
  EXPECT_THAT(run("a.hpp --color=always").Err, HasSubstr(Red));
  EXPECT_THAT(run("a.hpp --color=always", "NO_COLOR=1").Err, HasSubstr(Red));
  EXPECT_THAT(run("gone.hpp --color=always").Err, HasSubstr(Red));
  EXPECT_THAT(run("frames gone.o --color=always").Err, HasSubstr(Red));
}

}  // namespace
}  // namespace dynify::gen
