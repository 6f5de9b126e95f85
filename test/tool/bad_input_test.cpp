// What a wrong call says, and its exit code: 1 for findings, 2 for usage and environment. Nothing
// is half-written.
#include <gmock/gmock.h>

#include "tool_run.hpp"

namespace dynify::gen {
namespace {

using testing::HasSubstr;

class BadInput : public ToolRun {
 protected:
  void expectUsageError(const std::string& Arguments, const std::string& Message) const {
    const std::size_t Files = fileCount();
    const Outcome O = run(Arguments);
    EXPECT_EQ(O.Err, "dynify-gen: error: " + Message + "\n");
    EXPECT_EQ(O.Code, 2);
    EXPECT_EQ(O.Out, "");
    EXPECT_EQ(fileCount(), Files);
  }
};

TEST_F(BadInput, G05_a_missing_file_is_named) {
  write("a.hpp", traitHeader("A"));
  expectUsageError("a.hpp gone.hpp", "no such file: 'gone.hpp'");
}

TEST_F(BadInput, G05_a_folder_is_no_header) {
  write("sub/a.hpp", traitHeader("A"));
  expectUsageError("sub", "'sub' is a directory");
}

TEST_F(BadInput, G05_an_unreadable_file_is_named_with_the_reason) {
  write("a.hpp", traitHeader("A"));
  if (std::system("test \"$(id -u)\" = 0") == 0) {
    // Nothing is unreadable for root, but a link to itself is for everybody.
    std::filesystem::create_symlink("loop.hpp", Folder / "w" / "loop.hpp");
    const Outcome O = run("loop.hpp");
    EXPECT_EQ(O.Code, 2);
    EXPECT_THAT(O.Err, HasSubstr("'loop.hpp'"));
    return;
  }
  std::filesystem::permissions(Folder / "w" / "a.hpp", std::filesystem::perms::none);
  expectUsageError("a.hpp", "cannot read 'a.hpp': Permission denied");
}

TEST_F(BadInput, G05_an_unknown_option_gets_a_suggestion) {
  write("a.hpp", traitHeader("A"));
  expectUsageError("a.hpp --chek", "unknown option '--chek'; did you mean '--check'?");
  expectUsageError("a.hpp --outdir=x", "unknown option '--outdir=x'; did you mean '--out-dir'?");
  expectUsageError("a.hpp --frobnicate", "unknown option '--frobnicate'");
}

TEST_F(BadInput, G05_options_of_llvm_are_not_ours) {
  write("a.hpp", traitHeader("A"));
  const Outcome O = run("a.hpp --print-after-all");
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Err, HasSubstr("unknown option '--print-after-all'"));
}

TEST_F(BadInput, G05_a_call_without_headers_says_so) {
  expectUsageError("", "no header given; see 'dynify-gen --help'");
}

TEST_F(BadInput, G05_options_that_contradict_each_other_are_refused) {
  write("a.hpp", traitHeader("A"));
  write("b.hpp", traitHeader("B"));
  expectUsageError("a.hpp b.hpp -o x.hpp", "'-o' takes one header; use '--out-dir' for several");
  expectUsageError("a.hpp -o x.hpp --out-dir d", "'-o' and '--out-dir' cannot be used together");
  expectUsageError("a.hpp --base .", "'--base' needs '--out-dir'");
  expectUsageError("a.hpp --stdin-name x.hpp", "'--stdin-name' needs the header '-'");
  expectUsageError("a.hpp --check --list", "'--check' and '--list' cannot be used together");
  expectUsageError("a.hpp --check -o -", "'--check' needs a file to compare with, not '-o -'");
  expectUsageError("a.hpp --depfile-target x", "'--depfile-target' needs '--depfile'");
}

TEST_F(BadInput, G05_two_headers_with_equal_output_names_are_refused) {
  write("a/x.hpp", traitHeader("A"));
  write("b/x.hpp", traitHeader("B"));
  expectUsageError("a/x.hpp b/x.hpp --out-dir gen",
                   "'a/x.hpp' and 'b/x.hpp' would both be written to 'gen/x.dyn.hpp'; use '--base' "
                   "to keep their folders");
}

TEST_F(BadInput, G05_an_output_that_is_a_header_of_the_call_is_refused) {
  write("x.hpp", traitHeader("A"));
  expectUsageError("x.hpp -o x.hpp", "the companion of 'x.hpp' would overwrite the header 'x.hpp'");
}

TEST_F(BadInput, G05_a_header_outside_the_base_is_refused) {
  write("a.hpp", traitHeader("A"));
  write("sub/keep", "");
  expectUsageError("a.hpp --out-dir gen --base sub", "'a.hpp' is not below the base 'sub'");
}

TEST_F(BadInput, G05_an_output_folder_that_is_not_writable_changes_nothing) {
  write("a.hpp", traitHeader("A"));
  write("b.hpp", traitHeader("B"));
  write("file", "no folder");
  const Outcome O = run("a.hpp b.hpp --out-dir file/gen");
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Err, HasSubstr("dynify-gen: error: cannot write '"));
  EXPECT_THAT(O.Err, HasSubstr("file/gen/a.dyn.hpp': Not a directory"));
  EXPECT_EQ(fileCount(), 3u);
}

TEST_F(BadInput, G05_when_one_output_cannot_be_written_none_is) {
  write("a.hpp", traitHeader("A"));
  write("b.hpp", traitHeader("B"));
  write("gen/b.dyn.hpp/occupied", "");
  const Outcome O = run("a.hpp b.hpp --out-dir gen");
  EXPECT_EQ(O.Code, 2);
  EXPECT_THAT(O.Err, HasSubstr("gen/b.dyn.hpp': is a directory"));
  EXPECT_FALSE(exists("gen/a.dyn.hpp"));
}

TEST_F(BadInput, G05_no_trait_is_said_and_is_no_error) {
  write("a.hpp", "class Plain {};\n");
  const Outcome O = run("a.hpp");
  EXPECT_EQ(O.Code, 0);
  EXPECT_EQ(O.Err, "dynify-gen: warning: no class in 'a.hpp' is marked [[dynify::trait]]\n");
  EXPECT_EQ(fileCount(), 1u);
}

TEST_F(BadInput, G05_no_trait_is_an_error_where_traits_are_required) {
  write("a.hpp", "class Plain {};\n");
  write("b.hpp", traitHeader("B"));
  const Outcome O = run("a.hpp b.hpp --require-traits");
  EXPECT_EQ(O.Code, 1);
  EXPECT_EQ(O.Err, "dynify-gen: error: no class in 'a.hpp' is marked [[dynify::trait]]\n");
  EXPECT_FALSE(exists("b.dyn.hpp"));
}

TEST_F(BadInput, G05_a_header_that_does_not_compile_leaves_outputs_alone) {
  write("a.hpp", traitHeader("A"));
  ASSERT_EQ(run("a.hpp").Code, 0);
  const std::string Before = read("a.dyn.hpp");
  write("a.hpp", traitHeader("A2"));
  write("broken.hpp", "#pragma once\nstruct S { Missing m; };\n" + traitHeader("B"));
  const Outcome O = run("a.hpp broken.hpp");
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("broken.hpp:2:12: error: unknown type name 'Missing'"));
  EXPECT_EQ(read("a.dyn.hpp"), Before);
  EXPECT_FALSE(exists("broken.dyn.hpp"));
}

TEST_F(BadInput, G05_a_trait_named_twice_in_one_call_is_refused) {
  write("a.hpp", "#pragma once\nclass [[dynify::trait(\"Any\")]] A { public: void f(); };\n");
  write("b.hpp", "#pragma once\nclass [[dynify::trait(\"Any\")]] B { public: void f(); };\n");
  const Outcome O = run("a.hpp b.hpp");
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(
      O.Err,
      HasSubstr("b.hpp:2:32: error: trait 'B' needs the name 'Any', which trait 'A' has taken"));
  EXPECT_EQ(fileCount(), 2u);
}

TEST_F(BadInput, G05_errors_in_included_headers_show_the_way_there) {
  write("inner.hpp", "#pragma once\nint broken(;\n");
  write("a.hpp", traitHeader("A", "#include \"inner.hpp\"\n"));
  const Outcome O = run("a.hpp");
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err,
              testing::StartsWith("In file included from a.hpp:2:\ninner.hpp:2:12: error: "));
}

TEST_F(BadInput, G01_a_build_path_without_a_database_is_refused) {
  write("a.hpp", traitHeader("A"));
  expectUsageError("a.hpp -p .", "no compile_commands.json that can be read in '.'");
}

TEST_F(BadInput, G07_a_resource_directory_without_headers_is_refused) {
  write("a.hpp", traitHeader("A"));
  expectUsageError("a.hpp --resource-dir nowhere",
                   "clang's own headers were not found; install those of LLVM " DYNIFY_LLVM_MAJOR
                   ", or name their directory by '--resource-dir'");
}

/// `Open` and `Close` around `Inside`, thousands of times.
std::string nested(const std::string& Open, const std::string& Inside, const std::string& Close) {
  std::string Front, Back;
  for (int I = 0; I < 5000; ++I) Front += Open, Back += Close;
  return "#pragma once\n" + Front + Inside + Back + "\n";
}

TEST_F(BadInput, G05_an_empty_file_has_no_trait) {
  write("a.hpp", "");
  const Outcome O = run("a.hpp");
  EXPECT_EQ(O.Code, 0);
  EXPECT_EQ(O.Err, "dynify-gen: warning: no class in 'a.hpp' is marked [[dynify::trait]]\n");
}

TEST_F(BadInput, G05_a_binary_file_is_refused) {
  std::string Bytes;
  for (unsigned I = 1, Byte = 17; I < 20000; ++I, Byte = Byte * 1103515245U + 12345U)
    Bytes += static_cast<char>(Byte >> 16U);
  write("a.hpp", Bytes);
  for (const char* Format : {"text", "json", "sarif"})
    EXPECT_EQ(run("a.hpp --diagnostics=" + std::string(Format)).Code, 1) << Format;
}

TEST_F(BadInput, G05_a_file_that_ends_anywhere_is_refused) {
  const std::string Whole = "class [[dynify::trait(\"Any\")]] A { public: int f(int a = (1)); };";
  for (std::size_t Length = 0; Length < Whole.size(); Length += 3) {
    write("a.hpp", Whole.substr(0, Length));
    EXPECT_EQ(run("a.hpp -o -").Code, Length == 0 ? 0 : 1) << Whole.substr(0, Length);
  }
}

TEST_F(BadInput, G05_what_clang_finds_too_deep_is_refused) {
  const std::pair<const char*, std::string> Headers[] = {
      {"parentheses", nested("(", "1", ")")},
      {"initializer", "int x = " + nested("(", "1", ");").substr(13)},
      {"namespaces", nested("namespace n {", "", "}")},
      {"classes", nested("struct s {", "", "};")},
      {"lists", "auto x = " + nested("{", "", "}").substr(13)},
      {"arguments", "class [[dynify::trait" + nested("(", "", ")").substr(13) + "]] A {};\n"},
      {"conditions", nested("#if 1\n", "", "")}};
  for (const auto& [Name, Text] : Headers) {
    write("a.hpp", Text);
    EXPECT_EQ(run("a.hpp").Code, 1) << Name;
  }
}

TEST_F(BadInput, G05_depth_that_clang_does_not_limit_is_no_crash) {
  const std::string Trait = "class [[dynify::trait]] A { public: int f(int a = ";
  const std::pair<const char*, std::string> Headers[] = {
      {"templates",
       "template <class T> struct V {};\nclass [[dynify::trait]] A { public: int f("
       "decltype(sizeof(" +
           nested("V<", "int", ">").substr(13) + ")) n); };\n"},
      {"minus", Trait + nested("- ", "1", "").substr(13) + "); };\n"},
      {"sum", Trait + nested("1 + ", "1", "").substr(13) + "); };\n"},
      {"pointers", "class [[dynify::trait]] A { public: int f(int " +
                       nested("*", "p", "").substr(13) + "); };\n"}};
  for (const auto& [Name, Text] : Headers) {
    write("a.hpp", Text);
    EXPECT_EQ(run("a.hpp").Code, 0) << Name;
  }
}

TEST_F(BadInput, G05_headers_that_include_each_other_without_end_are_refused) {
  write("a.hpp", "#include \"b.hpp\"\n" + traitHeader("A").substr(13));
  write("b.hpp", "#include \"a.hpp\"\n");
  const Outcome O = run("a.hpp");
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("#include nested too deeply"));
}

// Headers that ask which compiler reads them declare to g++ what they do not to Clang.
TEST_F(BadInput, G05_a_name_that_the_preprocessor_left_out_is_found_with_its_macro) {
  write("library.hpp",
        "namespace library {\n#if defined(LIBRARY_HAS_IT) || defined(DOCUMENTED)\n"
        "template <class T>\nclass LIBRARY_EXPORT awaitable {};\n#endif\n}\n");
  write("a.hpp", traitHeader("A", "#include \"library.hpp\"\n") + "library::awaitable<int> f();\n");
  const Outcome O = run("a.hpp");
  EXPECT_EQ(O.Code, 1);
  EXPECT_THAT(O.Err, HasSubstr("library.hpp:2:1: remark: 'awaitable' is declared here, and the "
                               "preprocessor leaves it out"));
  EXPECT_THAT(O.Err, HasSubstr("'dynify_add_traits(... COMPILE_OPTIONS -DLIBRARY_HAS_IT)'"));
  const Outcome Handed = run("a.hpp -- -DLIBRARY_HAS_IT -DLIBRARY_EXPORT=");
  EXPECT_EQ(Handed.Code, 0) << Handed.Err;
}

TEST_F(BadInput, G05_a_macro_of_the_compilers_own_is_not_handed_over) {
  write("library.hpp", "#if !defined(__clang__)\nstruct seen {};\n#endif\n");
  write("a.hpp", traitHeader("A", "#include \"library.hpp\"\n") + "seen f();\n");
  const Outcome O = run("a.hpp");
  EXPECT_THAT(O.Err, HasSubstr("library.hpp:1:1: remark: 'seen' is declared here"));
  EXPECT_THAT(O.Err, HasSubstr("'COMPILE_OPTIONS' of dynify_add_traits()"));
  EXPECT_THAT(O.Err, testing::Not(HasSubstr("-D__clang__")));
}

TEST_F(BadInput, G05_a_name_that_is_only_mentioned_where_nothing_is_read_gets_no_remark) {
  write("library.hpp", "#if 0\nint seen = 0;\n#endif\n");
  write("a.hpp", traitHeader("A", "#include \"library.hpp\"\n") + "seen f();\n");
  EXPECT_THAT(run("a.hpp").Err, testing::Not(HasSubstr("leaves it out")));
}

TEST_F(BadInput, G05_odd_command_lines_are_no_crash) {
  write("a.hpp", traitHeader("A"));
  for (const char* Usage :
       {"''", "--", "-- --", "-o", "@gone", "a.hpp --diagnostics=xml", "a.hpp --diagnostics",
        "a.hpp --help=x", "frames", "frames --x", "frames gone"})
    EXPECT_EQ(run(Usage).Code, 2) << Usage;
  for (const char* Finding :
       {"a.hpp --trait ::", "a.hpp --trait '<<>>'", "a.hpp --skip ::", "a.hpp -- @gone",
        "a.hpp -- -std=c89", "a.hpp -- a.hpp", "a.hpp -- -cc1", "a.hpp -- --target=nonsense",
        "a.hpp -- -target", "a.hpp -- -include gone.h", "a.hpp -- --help"})
    EXPECT_EQ(run(Finding).Code, 1) << Finding;
  for (const char* Fine : {"a.hpp -o ''", "a.hpp --out-dir=", "a.hpp -- ''", "a.hpp -- -x c",
                           "a.hpp -- -E", "a.hpp -- -M", "a.hpp -- -o", "a.hpp -- '-###'"})
    EXPECT_EQ(run(Fine).Code, 0) << Fine;
}

}  // namespace
}  // namespace dynify::gen
